import CloudFormation

/// What is known of types whose schemas name no permissions.
enum UnlistedTypes {
  /// The actions of types without handlers (API references of the services); none where nothing must be allowed.
  static let actions: [ResourceType: [String]] = [
    "AWS::CDK::Metadata": [],
    "AWS::CloudFormation::WaitCondition": [],
    "AWS::CloudFormation::WaitConditionHandle": [],
    "AWS::CodeBuild::Project": [
      "codebuild:BatchGetProjects", "codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject",
      "iam:PassRole",
    ],
    "AWS::ElasticLoadBalancingV2::ListenerCertificate": [
      "elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:DescribeListenerCertificates",
      "elasticloadbalancing:RemoveListenerCertificates",
    ],
    "AWS::IAM::AccessKey": [
      "iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:ListAccessKeys", "iam:UpdateAccessKey",
    ],
    "AWS::IAM::UserToGroupAddition": ["iam:AddUserToGroup", "iam:GetGroup", "iam:RemoveUserFromGroup"],
    "AWS::Route53::RecordSetGroup": [
      "route53:ChangeResourceRecordSets", "route53:GetChange", "route53:GetHostedZone",
      "route53:ListResourceRecordSets",
    ],
  ]

  /// What the serverless transform makes of its types: the type, what is added to the logical ID, and the property that,
  /// when it is set, stands in the place of what would be made ("Generated CloudFormation resources").
  static let serverless: [ResourceType: [(type: ResourceType, suffix: String, unless: String?)]] = [
    "AWS::Serverless::Api": [
      ("AWS::ApiGateway::RestApi", "", nil), ("AWS::ApiGateway::Deployment", "Deployment*", nil),
      ("AWS::ApiGateway::Stage", "*Stage", nil),
    ],
    "AWS::Serverless::Application": [("AWS::CloudFormation::Stack", "", nil)],
    "AWS::Serverless::Function": [
      ("AWS::Lambda::Function", "", nil), ("AWS::IAM::Role", "Role", "Role"),
    ],
    "AWS::Serverless::HttpApi": [
      ("AWS::ApiGatewayV2::Api", "", nil), ("AWS::ApiGatewayV2::Stage", "*Stage", nil),
    ],
    "AWS::Serverless::LayerVersion": [("AWS::Lambda::LayerVersion", "*", nil)],
    "AWS::Serverless::SimpleTable": [("AWS::DynamoDB::Table", "", nil)],
    "AWS::Serverless::StateMachine": [
      ("AWS::StepFunctions::StateMachine", "", nil), ("AWS::IAM::Role", "Role", "Role"),
    ],
  ]
}
