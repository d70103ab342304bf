import CloudFormation

/// What sort of identifier a value is.
package enum ValueKind: Hashable, Sendable, CustomStringConvertible {
  /// The id of a resource of a type, such as `subnet-0a1b`.
  case id(ResourceType)
  /// An ARN, of a resource of a type.
  case arn(ResourceType)
  /// A name of a resource of a type.
  case name(ResourceType)

  /// The kind in words, such as "the ID of an AWS::EC2::Subnet".
  package var description: String {
    switch self {
    case .id(let type): "the ID of an \(type)"
    case .arn(let type): "the ARN of an \(type)"
    case .name(let type): "the name of an \(type)"
    }
  }

  /// What `Ref` of a resource of a type gives; nil where it is not known here. From the "Return values" of each
  /// type's page in the CloudFormation template reference.
  package static func ref(of type: ResourceType) -> ValueKind? { refs[type] }

  /// What an attribute of a resource of a type gives; nil where it is not known here.
  package static func attribute(_ name: String, of type: ResourceType) -> ValueKind? {
    switch (type, name) {
    case ("AWS::EC2::SecurityGroup", "GroupId"): .id(type)
    case ("AWS::EC2::SecurityGroup", "VpcId"), ("AWS::EC2::Subnet", "VpcId"), ("AWS::EC2::VPC", "VpcId"):
      .id("AWS::EC2::VPC")
    case ("AWS::EC2::Subnet", "SubnetId"): .id(type)
    case (_, "Arn"): .arn(type)
    default: nil
    }
  }

  private static let refs: [ResourceType: ValueKind] = {
    let ids: [ResourceType] = [
      "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup", "AWS::EC2::RouteTable",
      "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::NetworkAcl", "AWS::EC2::Instance",
      "AWS::EC2::Volume", "AWS::EC2::TransitGateway", "AWS::EC2::EgressOnlyInternetGateway", "AWS::EC2::VPCEndpoint",
      "AWS::EC2::NetworkInterface", "AWS::EC2::LaunchTemplate", "AWS::EFS::FileSystem", "AWS::KMS::Key",
      "AWS::Route53::HostedZone",
    ]
    let arns: [ResourceType] = [
      "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup",
      "AWS::ElasticLoadBalancingV2::Listener", "AWS::SNS::Topic", "AWS::SecretsManager::Secret",
      "AWS::ECS::TaskDefinition", "AWS::ECS::Service", "AWS::StepFunctions::StateMachine", "AWS::IAM::ManagedPolicy",
      "AWS::CertificateManager::Certificate", "AWS::ECS::CapacityProvider",
    ]
    let names: [ResourceType] = [
      "AWS::IAM::Role", "AWS::S3::Bucket", "AWS::ECS::Cluster", "AWS::Logs::LogGroup", "AWS::RDS::DBInstance",
      "AWS::RDS::DBCluster", "AWS::RDS::DBSubnetGroup", "AWS::ECR::Repository", "AWS::Lambda::Function",
      "AWS::IAM::InstanceProfile", "AWS::SSM::Parameter", "AWS::DynamoDB::Table", "AWS::Events::Rule",
      "AWS::IAM::User", "AWS::IAM::Group", "AWS::AutoScaling::AutoScalingGroup", "AWS::CodeBuild::Project",
    ]
    var refs: [ResourceType: ValueKind] = [:]
    for type in ids { refs[type] = .id(type) }
    for type in arns { refs[type] = .arn(type) }
    for type in names { refs[type] = .name(type) }
    return refs
  }()
}

extension Workspace {
  /// The kind of a value known by what it stands for; nil where it is not known.
  package func kind(of content: Content) -> ValueKind? {
    guard case .origin(.resource(let id, let attribute)) = content else { return nil }
    let type = self[id].type
    guard let attribute else { return ValueKind.ref(of: type) }
    return ValueKind.attribute(attribute, of: type)
  }
}
