import CloudFormation
import Facts

/// How IAM tells the resources of a CloudFormation type apart: by the ARN of which resource types, and by which property
/// that names them.
struct NamedType {
  /// The names of the resource types in IAM.
  let iamTypes: [String]
  /// The property that names the resource; nil when CloudFormation alone names it.
  let property: String?
  /// What CloudFormation names a resource whose property is not set.
  let generated: GeneratedName?
  /// What AWS adds to the name in the ARN.
  let suffix: String

  private init(_ iamTypes: [String], _ property: String?, _ generated: GeneratedName?, suffix: String = "") {
    self.iamTypes = iamTypes
    self.property = property
    self.generated = generated
    self.suffix = suffix
  }

  /// What is known of a type in a service; nil when IAM has no resource type that is surely it.
  static func of(_ type: ResourceType, in service: ActionService) -> NamedType? {
    if let known = known[type] {
      return known.service == service.prefix.string ? known.type : nil
    }
    return derived(type, service)
  }

  /// The types with names of their own making (user guide, "Name type"), and those whose resource type IAM calls
  /// something else.
  private static let known: [ResourceType: (service: String, type: NamedType)] = [
    "AWS::AutoScaling::AutoScalingGroup": (
      "autoscaling", NamedType(["autoScalingGroup"], "AutoScalingGroupName", .plain(255))
    ),
    "AWS::CloudFormation::Stack": ("cloudformation", NamedType(["stack"], nil, .plain(128))),
    "AWS::CloudWatch::Alarm": ("cloudwatch", NamedType(["alarm"], "AlarmName", .plain(255))),
    "AWS::CodeBuild::Project": ("codebuild", NamedType(["project"], "Name", nil)),
    "AWS::CodePipeline::Pipeline": ("codepipeline", NamedType(["pipeline"], "Name", .plain(100))),
    "AWS::DynamoDB::Table": ("dynamodb", NamedType(["table"], "TableName", .plain(255))),
    "AWS::ECR::Repository": ("ecr", NamedType(["repository"], "RepositoryName", .lowercase(256))),
    "AWS::ECS::Cluster": ("ecs", NamedType(["cluster"], "ClusterName", .plain(255))),
    "AWS::ECS::Service": ("ecs", NamedType(["service"], "ServiceName", .plain(255))),
    "AWS::ECS::TaskDefinition": ("ecs", NamedType(["task-definition"], "Family", nil)),
    "AWS::ElasticLoadBalancingV2::Listener": (
      "elasticloadbalancing", NamedType(["listener/app", "listener/gwy", "listener/net"], nil, nil)
    ),
    "AWS::ElasticLoadBalancingV2::ListenerRule": (
      "elasticloadbalancing", NamedType(["listener-rule/app", "listener-rule/net"], nil, nil)
    ),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (
      "elasticloadbalancing",
      NamedType(["loadbalancer/app/", "loadbalancer/gwy/", "loadbalancer/net/"], "Name", .plain(32))
    ),
    "AWS::ElasticLoadBalancingV2::TargetGroup": (
      "elasticloadbalancing", NamedType(["targetgroup"], "Name", .plain(32))
    ),
    "AWS::Events::Rule": (
      "events", NamedType(["rule-on-default-event-bus", "rule-on-custom-event-bus"], "Name", .plain(64))
    ),
    "AWS::IAM::Group": ("iam", NamedType(["group"], "GroupName", .plain(128))),
    "AWS::IAM::InstanceProfile": ("iam", NamedType(["instance-profile"], "InstanceProfileName", .plain(128))),
    "AWS::IAM::ManagedPolicy": ("iam", NamedType(["policy"], "ManagedPolicyName", .plain(128))),
    "AWS::IAM::Role": ("iam", NamedType(["role"], "RoleName", .plain(64))),
    "AWS::IAM::User": ("iam", NamedType(["user"], "UserName", .plain(64))),
    "AWS::KMS::Alias": ("kms", NamedType(["alias"], "AliasName", nil)),
    "AWS::Kinesis::Stream": ("kinesis", NamedType(["stream"], "Name", .plain(128))),
    "AWS::Lambda::Function": ("lambda", NamedType(["function"], "FunctionName", .plain(64))),
    "AWS::Logs::LogGroup": ("logs", NamedType(["log-group"], "LogGroupName", .plain(512), suffix: ":*")),
    "AWS::RDS::DBCluster": ("rds", NamedType(["cluster"], "DBClusterIdentifier", nil)),
    "AWS::RDS::DBClusterParameterGroup": ("rds", NamedType(["cluster-pg"], "DBClusterParameterGroupName", nil)),
    "AWS::RDS::DBInstance": ("rds", NamedType(["db"], "DBInstanceIdentifier", nil)),
    "AWS::RDS::DBParameterGroup": ("rds", NamedType(["pg"], "DBParameterGroupName", .lowercase(255))),
    "AWS::RDS::DBSubnetGroup": ("rds", NamedType(["subgrp"], "DBSubnetGroupName", .lowercase(255))),
    "AWS::RDS::OptionGroup": ("rds", NamedType(["og"], "OptionGroupName", .lowercase(255))),
    "AWS::S3::Bucket": ("s3", NamedType(["bucket"], "BucketName", .lowercase(63))),
    "AWS::SNS::Topic": ("sns", NamedType(["topic"], "TopicName", .plain(256))),
    "AWS::SQS::Queue": ("sqs", NamedType(["queue"], "QueueName", .plain(80))),
    "AWS::SSM::Parameter": ("ssm", NamedType(["parameter"], "Name", nil)),
    "AWS::SecretsManager::Secret": ("secretsmanager", NamedType(["Secret"], "Name", nil, suffix: "-*")),
  ]

  /// The types of which more is known than their names tell.
  static var knownTypes: [ResourceType] { known.keys.sorted { $0.rawValue < $1.rawValue } }

  /// A type whose resource type in IAM has its name, with a property that is the variable of its ARN.
  private static func derived(_ type: ResourceType, _ service: ActionService) -> NamedType? {
    guard let last = type.rawValue.split(separator: ":").last, let schema = ResourceSchema(type.rawValue),
      let found = service.resourceTypes.first(where: { simplified($0.name.string) == simplified(last) })
    else { return nil }
    let variables = ARNPlace.variables(of: found.arn.string).map(simplified)
    let names = ["\(last)Name", "Name"].filter { name in
      variables.contains(simplified(name)) || name == "Name" && variables.contains(simplified("\(last)Name"))
    }
    let readOnly = Set(schema.readOnlyPaths.map(\.string))
    let properties = schema.properties.entry(.properties)?.pairs.texts.map(\.string) ?? []
    let property = names.first { properties.contains($0) && !readOnly.contains($0) }
    return NamedType([found.name.string], property, nil)
  }

  /// A name without capitals and what stands between words.
  static func simplified(_ name: some StringProtocol) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

/// What CloudFormation names a resource itself: `stack-resource-random` (user guide, "Name type"), of which as much is
/// cut off as the longest name of the type demands.
enum GeneratedName {
  case plain(Int)
  case lowercase(Int)

  private static let randomLength = 13

  /// The pattern of the names in a stack of some name.
  func pattern(stack: String, resource: String) -> String {
    switch self {
    case .lowercase(let limit): Self.pattern(stack.lowercased(), resource.lowercased(), limit)
    case .plain(let limit): Self.pattern(stack, resource, limit)
    }
  }

  private static func pattern(_ stack: String, _ resource: String, _ limit: Int) -> String {
    // A star in the name of a nested stack stands for random text.
    let length = (stack + resource).reduce(0) { $0 + ($1 == "*" ? randomLength : 1) }
    if length + 2 + randomLength <= limit { return "\(stack)-\(resource)-*" }
    let kept = stack.prefix { $0 != "*" }.prefix((limit - 2 - randomLength) / 2)
    return "\(kept)*"
  }
}
