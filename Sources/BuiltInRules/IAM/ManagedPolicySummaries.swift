import StackGraph

/// What the policies of AWS that templates attach most let do on every resource, as far as it is dangerous.
enum ManagedPolicySummaries {
  /// The patterns of actions a policy allows; `iam:PassRole>lambda` is the permission to pass roles to a service only.
  static func patterns(of policy: String) -> [String] { patterns[policy] ?? [] }

  /// The policies that make an administrator of whoever has them.
  static let administrators: Set<String> = ["AdministratorAccess"]
  /// The policies by which whoever has them can become one, or nearly is.
  static let elevated: Set<String> = [
    "IAMFullAccess", "PowerUserAccess", "AWSOrganizationsFullAccess", "AWSSSOMasterAccountAdministrator",
    "AWSSSOMemberAccountAdministrator",
  ]

  private static let patterns: [String: [String]] = Dictionary(
    uniqueKeysWithValues: TableText(table).parts("\n").map { line in
      let words = line.parts(" ").map(\.string)
      return (words[0], Array(words.dropFirst()))
    })

  private static let table: StaticString = """
    AdministratorAccess *
    AdministratorAccess-Amplify amplify:* lambda:CreateFunction lambda:InvokeFunction lambda:UpdateFunctionCode cloudformation:CreateStack cloudformation:UpdateStack
    AdministratorAccess-AWSElasticBeanstalk elasticbeanstalk:* ec2:RunInstances autoscaling:* cloudformation:*
    IAMFullAccess iam:*
    PowerUserAccess lambda:* ec2:* ecs:* cloudformation:* codebuild:* codepipeline:* glue:* sagemaker:* states:* events:* scheduler:* pipes:* ssm:* batch:* datapipeline:* elasticmapreduce:* autoscaling:* eks:* cognito-identity:* sso:* identitystore:*
    AWSLambda_FullAccess lambda:* iam:PassRole>lambda
    AWSLambdaFullAccess lambda:* iam:PassRole events:* cognito-identity:*
    AWSLambdaRole lambda:InvokeFunction
    AmazonEC2FullAccess ec2:* autoscaling:*
    AmazonECS_FullAccess ecs:* ec2:RunInstances autoscaling:CreateAutoScalingGroup autoscaling:CreateLaunchConfiguration cloudformation:CreateStack cloudformation:UpdateStack iam:PassRole>ecs-tasks iam:PassRole>ec2 events:PutRule events:PutTargets
    AmazonEC2ContainerServiceFullAccess ecs:* ec2:RunInstances autoscaling:* cloudformation:CreateStack cloudformation:UpdateStack
    AmazonEC2ContainerRegistryFullAccess ecr:*
    AmazonEC2ContainerRegistryPowerUser ecr:PutImage
    AmazonS3FullAccess s3:*
    AmazonDynamoDBFullAccess dynamodb:* iam:PassRole>application-autoscaling
    AmazonRDSFullAccess rds:*
    AmazonSQSFullAccess sqs:*
    AmazonSNSFullAccess sns:*
    AmazonVPCFullAccess ec2:CreateRoute ec2:AuthorizeSecurityGroupIngress
    AmazonSSMFullAccess ssm:* ec2:DescribeInstanceStatus
    AmazonSSMAutomationRole lambda:InvokeFunction ssm:StartAutomationExecution cloudformation:CreateStack cloudformation:UpdateStack ec2:RunInstances ec2:StopInstances ec2:StartInstances
    AmazonEC2RoleforSSM s3:GetObject s3:PutObject ssm:GetParameters
    AmazonSSMManagedInstanceCore ssm:GetParameters
    SecretsManagerReadWrite secretsmanager:* lambda:CreateFunction lambda:InvokeFunction
    AWSKeyManagementServicePowerUser kms:CreateKey kms:TagResource
    AWSCloudFormationFullAccess cloudformation:*
    AWSCodeBuildAdminAccess codebuild:* ssm:StartSession
    AWSCodeBuildDeveloperAccess codebuild:StartBuild codebuild:StartBuildBatch
    AWSCodePipeline_FullAccess codepipeline:* cloudformation:CreateChangeSet iam:PassRole>codepipeline
    AWSCodePipelineFullAccess codepipeline:* iam:PassRole>codepipeline
    AWSCodeDeployFullAccess codedeploy:*
    AWSCodeDeployRole autoscaling:CreateAutoScalingGroup autoscaling:UpdateAutoScalingGroup
    AWSCodeCommitFullAccess codecommit:*
    AWSStepFunctionsFullAccess states:*
    AmazonEventBridgeFullAccess events:* scheduler:* pipes:* iam:PassRole>events iam:PassRole>scheduler iam:PassRole>pipes
    CloudWatchEventsFullAccess events:* iam:PassRole>events
    AmazonEventBridgeSchedulerFullAccess scheduler:* iam:PassRole>scheduler
    AWSGlueConsoleFullAccess glue:* iam:PassRole>glue cloudformation:CreateStack
    AWSGlueServiceRole glue:* s3:GetBucketLocation
    AmazonSageMakerFullAccess sagemaker:* iam:PassRole>sagemaker iam:PassRole>glue iam:PassRole>states glue:* codebuild:StartBuild
    AWSBatchFullAccess batch:* iam:PassRole>batch iam:PassRole>ecs-tasks iam:PassRole>ec2
    AmazonElasticMapReduceFullAccess elasticmapreduce:* ec2:RunInstances iam:PassRole
    AmazonEMRFullAccessPolicy_v2 elasticmapreduce:RunJobFlow iam:PassRole>elasticmapreduce iam:PassRole>ec2
    AmazonElasticMapReduceRole ec2:RunInstances iam:PassRole
    AmazonElasticMapReduceforEC2Role s3:* dynamodb:* sns:* sqs:*
    AWSDataPipeline_FullAccess datapipeline:* iam:PassRole
    AWSDataPipelineRole iam:PassRole ec2:RunInstances elasticmapreduce:*
    AutoScalingFullAccess autoscaling:* ec2:CreateLaunchTemplate
    AWSElasticBeanstalkFullAccess elasticbeanstalk:* ec2:* ecs:* autoscaling:* cloudformation:* iam:PassRole
    AWSOpsWorksRole iam:PassRole
    AWSServiceCatalogAdminFullAccess cloudformation:CreateStack cloudformation:UpdateStack cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet iam:PassRole>servicecatalog
    AmazonCognitoPowerUser cognito-identity:* cognito-idp:*
    AWSSSOMasterAccountAdministrator sso:*
    AWSSSOMemberAccountAdministrator sso:*
    SystemAdministrator ec2:* cloudformation:* iam:PassRole>ec2 lambda:CreateFunction lambda:UpdateFunctionConfiguration
    DatabaseAdministrator iam:PassRole>lambda lambda:CreateFunction rds:*
    DataScientist sagemaker:* elasticmapreduce:* lambda:CreateFunction
    NetworkAdministrator ec2:CreateRoute iam:PassRole>vpc-flow-logs
    """
}
