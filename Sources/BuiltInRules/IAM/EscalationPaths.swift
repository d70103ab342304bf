import StackGraph

/// A set of actions whose holder can get permissions that nobody gave it.
struct EscalationPath: Sendable {
  /// The actions in lower case; `iam:passrole>lambda` is the permission to pass a role to a service.
  let actions: [String]
  /// What they let do, after "it can".
  let deed: String

  /// All that are known, the shortest first.
  static let all: [EscalationPath] = TableText(table).parts("\n").map { line in
    let parts = line.parts("|")
    return EscalationPath(
      actions: parts[0].parts(" ").map { $0.string.lowercased() }, deed: String(parts[1].string.dropFirst()))
  }.enumerated().sorted { ($0.element.actions.count, $0.offset) < ($1.element.actions.count, $1.offset) }
    .map(\.element)

  /// The actions that are part of any.
  static let actions: Set<String> = Set(all.flatMap(\.actions).map { $0.hasPrefix("iam:passrole>") ? passRole : $0 })

  /// The actions that are enough by themselves.
  static let single: Set<String> = Set(all.filter { $0.actions.count == 1 }.map { $0.actions[0] })

  static let passRole = "iam:passrole"

  private static let table: StaticString = """
    iam:CreatePolicyVersion | rewrite any policy
    iam:SetDefaultPolicyVersion | bring back any former version of a policy
    iam:AttachUserPolicy | attach any policy to any user
    iam:AttachGroupPolicy | attach any policy to any group
    iam:AttachRolePolicy | attach any policy to any role
    iam:PutUserPolicy | write a policy into any user
    iam:PutGroupPolicy | write a policy into any group
    iam:PutRolePolicy | write a policy into any role
    iam:AddUserToGroup | join any group
    iam:CreateAccessKey | make an access key for any user
    iam:CreateLoginProfile | give any user a password
    iam:UpdateLoginProfile | change the password of any user
    iam:UpdateAssumeRolePolicy | let itself assume any role
    iam:UpdateSAMLProvider | make itself the identity provider the account trusts
    iam:UpdateOpenIDConnectProviderThumbprint iam:AddClientIDToOpenIDConnectProvider | make itself a client the account trusts
    iam:UploadSigningCertificate | sign in as any user with a certificate of its own
    iam:DeleteRolePermissionsBoundary | free any role of its boundary
    iam:DeleteUserPermissionsBoundary | free any user of its boundary
    iam:PutRolePermissionsBoundary iam:UpdateAssumeRolePolicy | widen the boundary of any role and assume it
    sso:CreateAccountAssignment | assign itself any permission set
    sso:AttachManagedPolicyToPermissionSet sso:ProvisionPermissionSet | attach any policy to any permission set
    sso:PutInlinePolicyToPermissionSet sso:ProvisionPermissionSet | write a policy into any permission set
    sso:AttachCustomerManagedPolicyReferenceToPermissionSet sso:ProvisionPermissionSet | attach any policy to any permission set
    identitystore:CreateGroupMembership | join any group of the identity centre
    lambda:UpdateFunctionCode | run its own code as any function
    lambda:UpdateFunctionConfiguration lambda:PublishLayerVersion | put its own layer under any function
    iam:PassRole>lambda lambda:CreateFunction lambda:InvokeFunction | run a function with any role
    iam:PassRole>lambda lambda:CreateFunction lambda:AddPermission | run a function with any role
    iam:PassRole>lambda lambda:CreateFunction lambda:CreateFunctionUrlConfig | run a function with any role
    iam:PassRole>lambda lambda:CreateFunction lambda:CreateEventSourceMapping | run a function with any role
    iam:PassRole>lambda lambda:UpdateFunctionConfiguration lambda:InvokeFunction | give any role to a function
    iam:PassRole>ec2 ec2:RunInstances | start an instance with any role
    iam:PassRole>ec2 ec2:RequestSpotInstances | start an instance with any role
    iam:PassRole>ec2 ec2:CreateFleet ec2:CreateLaunchTemplate | start instances with any role
    iam:PassRole>ec2 ec2:AssociateIamInstanceProfile | give an instance any role
    iam:PassRole>ec2 ec2:ReplaceIamInstanceProfileAssociation | give an instance any role
    iam:PassRole>ec2 iam:AddRoleToInstanceProfile | give the instances of a profile any role
    iam:PassRole>ec2 autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup | start instances with any role
    iam:PassRole>ec2 ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup | start instances with any role
    ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances | run its own commands when any instance starts
    iam:PassRole>ecs-tasks ecs:RegisterTaskDefinition ecs:RunTask | run a task with any role
    iam:PassRole>ecs-tasks ecs:RegisterTaskDefinition ecs:StartTask | run a task with any role
    iam:PassRole>ecs-tasks ecs:RegisterTaskDefinition ecs:CreateService | run a service with any role
    iam:PassRole>ecs-tasks ecs:RegisterTaskDefinition ecs:UpdateService | run a service with any role
    iam:PassRole>ecs-tasks ecs:RunTask | run a task with any role in place of its own
    iam:PassRole>ecs-tasks batch:RegisterJobDefinition batch:SubmitJob | run a job with any role
    ecs:ExecuteCommand ecs:DescribeTasks | open a shell in any task
    ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate | have any machine that is started from a template run its own script
    bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter | run its own code in any code interpreter
    iam:PassRole>cloudformation cloudformation:CreateStack | deploy a stack with any role
    iam:PassRole>cloudformation cloudformation:UpdateStack | deploy a stack with any role
    iam:PassRole>cloudformation cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet | deploy a stack with any role
    iam:PassRole>cloudformation cloudformation:CreateStackSet cloudformation:CreateStackInstances | deploy stacks with any role
    iam:PassRole>cloudformation cloudformation:UpdateStackSet | deploy stacks with any role
    cloudformation:UpdateStack | change any stack with the role that stack has
    cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet | change any stack with the role that stack has
    iam:PassRole>codebuild codebuild:CreateProject codebuild:StartBuild | run a build with any role
    iam:PassRole>codebuild codebuild:CreateProject codebuild:StartBuildBatch | run a build with any role
    iam:PassRole>codebuild codebuild:UpdateProject codebuild:StartBuild | run a build with any role
    codebuild:UpdateProject codebuild:StartBuild | run its own commands as any build
    iam:PassRole>codepipeline codepipeline:CreatePipeline | run a pipeline with any role
    iam:PassRole>codepipeline codepipeline:UpdatePipeline codepipeline:StartPipelineExecution | run a pipeline with any role
    codestar:CreateProject iam:PassRole>codestar | start a project with any role
    iam:PassRole>datapipeline datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline | run a data pipeline with any role
    iam:PassRole>glue glue:CreateDevEndpoint | open a shell with any role
    glue:UpdateDevEndpoint | open a shell in any development endpoint
    iam:PassRole>glue glue:CreateJob glue:StartJobRun | run a job with any role
    iam:PassRole>glue glue:CreateJob glue:CreateTrigger | run a job with any role
    iam:PassRole>glue glue:UpdateJob glue:StartJobRun | run a job with any role
    iam:PassRole>glue glue:UpdateJob glue:CreateTrigger | run a job with any role
    iam:PassRole>glue glue:CreateSession glue:RunStatement | run statements with any role
    iam:PassRole>sagemaker sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl | open a notebook with any role
    iam:PassRole>sagemaker sagemaker:CreateNotebookInstance sagemaker:CreateNotebookInstanceLifecycleConfig | run its own commands in a notebook with any role
    iam:PassRole>sagemaker sagemaker:CreateTrainingJob | run a training job with any role
    iam:PassRole>sagemaker sagemaker:CreateProcessingJob | run a processing job with any role
    iam:PassRole>sagemaker sagemaker:CreateHyperParameterTuningJob | run a tuning job with any role
    iam:PassRole>sagemaker sagemaker:CreateUserProfile sagemaker:CreatePresignedDomainUrl | open a studio with any role
    iam:PassRole>sagemaker sagemaker:CreateModel sagemaker:CreateEndpointConfig sagemaker:CreateEndpoint | run a model with any role
    iam:PassRole>sagemaker sagemaker:CreatePipeline sagemaker:StartPipelineExecution | run a pipeline with any role
    sagemaker:CreatePresignedNotebookInstanceUrl | open any notebook
    sagemaker:CreatePresignedDomainUrl | open the studio of any user
    sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance | run its own commands in any notebook
    iam:PassRole>states states:CreateStateMachine states:StartExecution | run a state machine with any role
    iam:PassRole>states states:UpdateStateMachine states:StartExecution | run a state machine with any role
    states:UpdateStateMachine states:StartExecution | run its own steps as any state machine
    iam:PassRole>events events:PutRule events:PutTargets | have a rule start things with any role
    iam:PassRole>scheduler scheduler:CreateSchedule | have a schedule call anything with any role
    iam:PassRole>pipes pipes:CreatePipe | have a pipe call things with any role
    iam:PassRole>ssm ssm:StartAutomationExecution ssm:CreateDocument | run an automation with any role
    ssm:SendCommand | run commands on any instance
    ssm:StartSession | open a shell on any instance
    ec2-instance-connect:SendSSHPublicKey | open a shell on any instance
    iam:PassRole>elasticmapreduce elasticmapreduce:RunJobFlow | run a cluster with any role
    iam:PassRole>emr-serverless emr-serverless:CreateApplication emr-serverless:StartJobRun | run a job with any role
    iam:PassRole>emr-containers emr-containers:StartJobRun | run a job with any role
    iam:PassRole>tasks.apprunner apprunner:CreateService | run a service with any role
    iam:PassRole>tasks.apprunner apprunner:UpdateService | run a service with any role
    iam:PassRole>airflow airflow:CreateEnvironment | run workflows with any role
    iam:PassRole>gamelift gamelift:CreateFleet | run servers with any role
    iam:PassRole>lambda synthetics:CreateCanary synthetics:StartCanary | run a canary with any role
    iam:PassRole>kinesisanalytics kinesisanalytics:CreateApplication kinesisanalytics:StartApplication | run an application with any role
    iam:PassRole>pods.eks eks:CreatePodIdentityAssociation | give any role to pods
    eks:CreateAccessEntry eks:AssociateAccessPolicy | make itself the administrator of any cluster
    iam:PassRole>cognito-identity cognito-identity:SetIdentityPoolRoles | give any role to the users of an identity pool
    iam:PassRole>bedrock-agentcore bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:InvokeCodeInterpreter | run code with any role
    iam:PassRole>braket braket:CreateJob | run a job with any role
    iam:PassRole>omics omics:StartRun | run a workflow with any role
    iam:PassRole>imagebuilder imagebuilder:CreateInfrastructureConfiguration imagebuilder:CreateImage | build an image with any role
    iam:PassRole>config config:PutRemediationConfigurations config:StartRemediationExecution | run a remediation with any role
    cloud9:CreateEnvironmentMembership | join any development environment
    """
}
