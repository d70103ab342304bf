import CloudFormation
import Facts
import SourceText
import StackGraph
import Testing
import YAMLTree

@testable import Permissions

@Suite struct DeployerPolicyTests {
  private static let place = "eu-west-1:123456789012"

  private func policy(_ template: String, stack: String? = "shop") -> DeployerPolicy {
    let file = FileID(0)
    let origin = Deployment.Origin(.configuration, path: "", line: 0)
    let deployment = Deployment(
      of: file, stackName: stack, region: "eu-west-1", account: "123456789012", origin: origin)
    let tree = Tree(reading: SourceFile(id: file, path: "shop.yaml", bytes: Array(template.utf8)))
    return DeployerPolicy(for: Workspace([Template(tree)], deployments: [deployment]))
  }

  /// What an action is allowed on.
  private func resources(_ action: String, _ policy: DeployerPolicy) -> [String] {
    policy.statements.filter { $0.actions.contains(action) }.flatMap(\.resources)
  }

  @Test func stacksAreNamed() {
    let policy = policy("Resources: {Topic: {Type: AWS::SNS::Topic}}")
    #expect(
      resources("cloudformation:CreateChangeSet", policy)
        == ["arn:aws:cloudformation:\(Self.place):stack/shop/*"])
    #expect(resources("cloudformation:ValidateTemplate", policy) == ["*"])
    #expect(resources("sns:CreateTopic", policy) == ["arn:aws:sns:\(Self.place):shop-Topic-*"])
    #expect(policy.gaps.isEmpty)
  }

  @Test func whatIsNotKnownIsAnything() {
    let policy = policy(
      "Parameters: {Name: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}}",
      stack: nil)
    #expect(resources("sns:CreateTopic", policy) == ["arn:aws:sns:\(Self.place):*"])
    #expect(resources("cloudformation:CreateStack", policy) == ["arn:aws:cloudformation:\(Self.place):stack/*"])
  }

  @Test func namesAreNarrow() {
    let policy = policy(
      """
      Resources:
        Bucket: {Type: AWS::S3::Bucket}
        BucketPolicy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref Bucket, PolicyDocument: {}}}
        Role:
          Type: AWS::IAM::Role
          Properties: {RoleName: !Sub '${AWS::StackName}-web', Path: /team/, AssumeRolePolicyDocument: {}}
        Logs: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /shop/web}}
        Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: []}}
      """)
    #expect(resources("s3:CreateBucket", policy) == ["arn:aws:s3:::shop-bucket-*"])
    #expect(resources("s3:PutBucketPolicy", policy) == ["arn:aws:s3:::shop-bucket-*"])
    #expect(resources("iam:CreateRole", policy) == ["arn:aws:iam::123456789012:role/team/shop-web"])
    #expect(
      resources("logs:PutRetentionPolicy", policy) == [
        "arn:aws:logs:\(Self.place):log-group:/shop/web", "arn:aws:logs:\(Self.place):log-group:/shop/web:*",
      ])
    // Names of balancers are short, so that little of the stack's may be left in them.
    let balancers = resources("elasticloadbalancing:CreateLoadBalancer", policy)
    #expect(balancers.contains("arn:aws:elasticloadbalancing:\(Self.place):loadbalancer/app/shop-Balancer-*/*"))
  }

  @Test(arguments: [
    (GeneratedName.plain(64), "shop", "Role", "shop-Role-*"), (.lowercase(63), "Shop", "Data", "shop-data-*"),
    (.plain(32), "reference-cluster", "LoadBalancer", "referenc*"),
    (.plain(64), "a-Nested-*", "Role", "a-Nested-*-Role-*"),
  ])
  func namesMadeByCloudFormation(name: GeneratedName, stack: String, resource: String, pattern: String) {
    #expect(name.pattern(stack: stack, resource: resource) == pattern)
  }

  @Test func rolesArePassedToTheirServices() throws {
    let policy = policy(
      """
      Parameters: {Given: {Type: String}}
      Resources:
        Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
        Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Code: {ZipFile: x}}}
        Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: !Ref Given}}
        Plain: {Type: AWS::ECS::Service, Properties: {}}
        Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
        Machine: {Type: AWS::EC2::Instance, Properties: {IamInstanceProfile: !Ref Profile}}
      """)
    let passing = policy.statements.filter { $0.actions == ["iam:PassRole"] }
    let account = "arn:aws:iam::123456789012:role/"
    #expect(
      passing == [
        .init(actions: ["iam:PassRole"], resources: [account + "shop-Role-*"], passedTo: ["ec2.amazonaws.com"]),
        .init(actions: ["iam:PassRole"], resources: [account + "*"], passedTo: ["ecs-tasks.amazonaws.com"]),
        .init(actions: ["iam:PassRole"], resources: [account + "shop-Role-*"], passedTo: ["lambda.amazonaws.com"]),
      ])
    // Code that is written in the template is fetched from nowhere.
    #expect(resources("s3:GetObject", policy).isEmpty)
  }

  @Test func policiesAreAttachedToWhomTheyName() {
    let policy = policy(
      """
      Resources:
        Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
        Policy: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], PolicyDocument: {}}}
      """)
    #expect(resources("iam:PutRolePolicy", policy) == ["arn:aws:iam::123456789012:role/shop-Role-*"])
    #expect(resources("iam:PutUserPolicy", policy).isEmpty)
  }

  @Test func whatIsFetchedIsRead() {
    let policy = policy(
      """
      Parameters:
        Image: {Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: /aws/service/ami/x}
        Zone: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/zone}
      Resources:
        Secret: {Type: AWS::SecretsManager::Secret, Properties: {Name: shop-db}}
        Database:
          Type: AWS::RDS::DBInstance
          Properties:
            DBInstanceIdentifier: Shop
            MasterUserPassword: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'
            MasterUsername: '{{resolve:ssm:/shop/user:1}}'
            MonitoringRoleArn: '{{resolve:secretsmanager:other}}'
      """)
    #expect(
      resources("ssm:GetParameters", policy) == [
        "arn:aws:ssm:\(Self.place):parameter/shop/user", "arn:aws:ssm:\(Self.place):parameter/shop/zone",
        "arn:aws:ssm:eu-west-1::parameter/aws/service/ami/x",
      ])
    let secrets = resources("secretsmanager:GetSecretValue", policy)
    #expect(
      secrets == [
        "arn:aws:secretsmanager:\(Self.place):secret:other-*", "arn:aws:secretsmanager:\(Self.place):secret:shop-db-*",
      ])
    #expect(resources("rds:DeleteDBInstance", policy).contains("arn:aws:rds:\(Self.place):db:shop"))
  }

  @Test func transformsProvidersAndTemplatesAreUsed() {
    let policy = policy(
      """
      Transform: [AWS::Serverless-2016-10-31, Own]
      Resources:
        Function: {Type: AWS::Serverless::Function, Properties: {CodeUri: s3://code/x.zip}}
        Provider: {Type: AWS::Lambda::Function, Properties: {FunctionName: provider, Code: {S3Bucket: code, S3Key: p.zip}}}
        Own: {Type: Custom::Thing, Properties: {ServiceToken: !GetAtt Provider.Arn}}
        Other: {Type: Custom::Thing, Properties: {ServiceToken: !ImportValue provider}}
        Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://b.s3.amazonaws.com/t/n.yaml'}}
        Local: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: n.yaml}}
        New: {Type: AWS::Shop::New}
      """)
    #expect(
      resources("cloudformation:CreateChangeSet", policy).contains(
        "arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31"))
    #expect(resources("lambda:InvokeFunction", policy) == ["arn:aws:lambda:\(Self.place):function:provider"])
    #expect(
      resources("lambda:CreateFunction", policy).contains("arn:aws:lambda:\(Self.place):function:shop-Function-*"))
    #expect(resources("iam:CreateRole", policy) == ["arn:aws:iam::123456789012:role/shop-FunctionRole-*"])
    #expect(resources("s3:GetObject", policy) == ["arn:aws:s3:::b/t/n.yaml", "arn:aws:s3:::code/p.zip"])
    #expect(
      policy.gaps == [
        "The policy leaves out `lambda:InvokeFunction` on the functions of macros: Own of shop.yaml.",
        "The policy leaves out `s3:GetObject` on nested templates, where it is not known where they lie: `Local` of shop.yaml.",
        "The policy leaves out calling what provides custom resources, where it is not known: `Other` of shop.yaml.",
        "The policy leaves out what resources of type AWS::Shop::New need, which is not known: `New` of shop.yaml.",
      ])
  }

  @Test func whatNeverExistsNeedsNothing() {
    let policy = policy(
      """
      Conditions: {Never: !Equals [a, b]}
      Resources: {Topic: {Type: AWS::SNS::Topic, Condition: Never}, Handle: {Type: AWS::CloudFormation::WaitConditionHandle}}
      """)
    #expect(resources("sns:CreateTopic", policy).isEmpty)
    #expect(policy.gaps.isEmpty)
  }

  @Test func noStatementGivesMoreThanItsActionsNeed() {
    var demands = Demands()
    func add(_ name: String, _ type: String, _ arns: String...) {
      demands.add(.init(service: "x", name: name), on: type, Set(arns))
    }
    add("Make", "a", "arn:aws:x:::a/1")
    add("Change", "a", "arn:aws:x:::a/1")
    add("Change", "b", "arn:aws:x:::b/*")
    add("Drop", "a", "arn:aws:x:::a/2")
    add("Read", "b", "arn:aws:x:::b/*")
    add("Touch", "c", "arn:aws:x:::*")
    let groups = ActionGroups(demands).statements.map { "\($0.actions.joined(separator: " ")): \($0.resources)" }
    #expect(
      groups == [
        #"x:Change x:Make x:Read: ["arn:aws:x:::a/1", "arn:aws:x:::b/*"]"#, #"x:Drop: ["arn:aws:x:::a/2"]"#,
        #"x:Touch: ["arn:aws:x:::*"]"#,
      ])
  }

  @Test func coveredARNsAreLeftOut() {
    let arns: Set = ["arn:*:s3:::*", "arn:*:s3:::a", "arn:aws:s3:::b/*", "arn:*:sns:*:*:a", "arn:*:s3:eu:*:x"]
    #expect(arns.withoutCovered == ["arn:*:s3:::*", "arn:*:s3:eu:*:x", "arn:*:sns:*:*:a"])
  }

  @Test func permissionsOfTypesAreActionsOfIAM() {
    var types = 0
    for schema in ResourceSchema.all where !schema.permissions.isEmpty {
      types += 1
      for (service, names) in schema.permissions {
        let known = ActionService(service.string)?.actions
        for name in names.map(\.string) where !name.contains("*") {
          #expect(
            known?.named(name.lowercased())?.name.string == name, "\(schema.name.string) \(service.string):\(name)")
        }
      }
    }
    #expect(types > 1500)
  }

  @Test func namedTypesAreRight() throws {
    for type in NamedType.knownTypes {
      let schema = try #require(ResourceSchema(type.rawValue))
      let services = ActionService.all.filter { NamedType.of(type, in: $0) != nil }
      #expect(services.count == 1, "\(type)")
      let named = try #require(services.first.flatMap { NamedType.of(type, in: $0) })
      for iamType in named.iamTypes { #expect(services.first?.format(of: iamType) != nil, "\(type) \(iamType)") }
      let properties = schema.properties.entry(.properties)?.pairs.texts.map(\.string) ?? []
      if let property = named.property { #expect(properties.contains(property), "\(type) \(property)") }
    }
  }
}
