/// What properties of interfaces, events, identities, keys, logs and what ties applications together take,
/// from the types' pages in the CloudFormation template reference.
let propertyKindsOfApplications = FactTable(
  """
  ApiGateway::Account role CloudWatchRoleArn
  ApiGateway::Authorizer role AuthorizerCredentials
  ApiGateway::Authorizer Cognito::UserPool.Arn ProviderARNs[]
  ApiGateway::Authorizer restapi RestApiId
  ApiGateway::BasePathMapping ApiGateway::DomainName.Name DomainName
  ApiGateway::BasePathMapping restapi RestApiId
  ApiGateway::Deployment restapi RestApiId
  ApiGateway::DomainName certificate CertificateArn RegionalCertificateArn
  ApiGateway::GatewayResponse restapi RestApiId
  ApiGateway::Method ApiGateway::Authorizer.Id AuthorizerId
  ApiGateway::Method ApiGateway::RequestValidator.Id RequestValidatorId
  ApiGateway::Method apiresource ResourceId
  ApiGateway::Method restapi RestApiId
  ApiGateway::Method ApiGateway::VpcLink.Id|ApiGatewayV2::VpcLink.Id Integration.ConnectionId
  ApiGateway::Model restapi RestApiId
  ApiGateway::RequestValidator restapi RestApiId
  ApiGateway::Resource apiresource ParentId
  ApiGateway::Resource restapi RestApiId
  ApiGateway::Stage ApiGateway::Deployment.Id DeploymentId
  ApiGateway::Stage restapi RestApiId
  ApiGateway::Stage ApiGateway::ClientCertificate.Id ClientCertificateId
  ApiGateway::UsagePlan restapi ApiStages[].ApiId
  ApiGateway::UsagePlanKey ApiGateway::ApiKey.Id KeyId
  ApiGateway::UsagePlanKey ApiGateway::UsagePlan.Id UsagePlanId
  ApiGateway::VpcLink balancer TargetArns[]
  ApiGatewayV2::ApiMapping httpapi|restapi ApiId
  ApiGatewayV2::Authorizer httpapi ApiId
  ApiGatewayV2::Authorizer role AuthorizerCredentialsArn
  ApiGatewayV2::Deployment httpapi ApiId
  ApiGatewayV2::DomainName certificate DomainNameConfigurations[].CertificateArn
  ApiGatewayV2::Integration httpapi ApiId
  ApiGatewayV2::Integration ApiGatewayV2::VpcLink.Id|ApiGateway::VpcLink.Id ConnectionId
  ApiGatewayV2::Integration role CredentialsArn
  ApiGatewayV2::Route httpapi ApiId
  ApiGatewayV2::Route ApiGatewayV2::Authorizer.Id AuthorizerId
  ApiGatewayV2::Stage httpapi ApiId
  ApiGatewayV2::Stage ApiGatewayV2::Deployment.Id DeploymentId
  ApiGatewayV2::VpcLink group SecurityGroupIds[]
  ApiGatewayV2::VpcLink subnet SubnetIds[]
  AppSync::ApiKey graphql ApiId
  AppSync::DataSource graphql ApiId
  AppSync::DataSource role ServiceRoleArn
  AppSync::DataSource DynamoDB::Table.Name|DynamoDB::GlobalTable.Name DynamoDBConfig.TableName
  AppSync::DataSource function LambdaConfig.LambdaFunctionArn
  AppSync::FunctionConfiguration graphql ApiId
  AppSync::GraphQLSchema graphql ApiId
  AppSync::Resolver graphql ApiId
  CertificateManager::Certificate Route53::HostedZone.Id DomainValidationOptions[].HostedZoneId
  CloudFormation::Stack topic NotificationARNs[]
  CloudFormation::Stack scalar Parameters.*
  CloudFront::Distribution certificate DistributionConfig.ViewerCertificate.AcmCertificateArn
  CloudFront::Distribution WAFv2::WebACL.Arn|WAF::WebACL.Id DistributionConfig.WebACLId
  CloudFront::Distribution CloudFront::OriginAccessControl.Id DistributionConfig.Origins[].OriginAccessControlId
  CloudFront::Distribution CloudFront::CachePolicy.Id DistributionConfig.DefaultCacheBehavior.CachePolicyId
  CloudFront::Distribution CloudFront::CachePolicy.Id DistributionConfig.CacheBehaviors[].CachePolicyId
  CloudFront::Distribution originpolicy DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId
  CloudFront::Distribution originpolicy DistributionConfig.CacheBehaviors[].OriginRequestPolicyId
  CloudFront::Distribution headerspolicy DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId
  CloudFront::Distribution headerspolicy DistributionConfig.CacheBehaviors[].ResponseHeadersPolicyId
  CloudFront::Distribution version \
  DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[].LambdaFunctionARN
  CloudFront::Distribution version DistributionConfig.CacheBehaviors[].LambdaFunctionAssociations[].LambdaFunctionARN
  CloudFront::Distribution cffunction DistributionConfig.DefaultCacheBehavior.FunctionAssociations[].FunctionARN
  CloudFront::Distribution cffunction DistributionConfig.CacheBehaviors[].FunctionAssociations[].FunctionARN
  CloudTrail::Trail Logs::LogGroup.Arn CloudWatchLogsLogGroupArn
  CloudTrail::Trail role CloudWatchLogsRoleArn
  CloudTrail::Trail key KMSKeyId
  CloudTrail::Trail bucket S3BucketName
  CloudWatch::Alarm arn AlarmActions[] OKActions[] InsufficientDataActions[]
  CloudWatch::CompositeAlarm arn AlarmActions[] OKActions[] InsufficientDataActions[]
  CodeDeploy::DeploymentGroup CodeDeploy::Application.Name ApplicationName
  CodeDeploy::DeploymentGroup role ServiceRoleArn
  CodePipeline::Pipeline bucket ArtifactStore.Location
  CodePipeline::Pipeline key ArtifactStore.EncryptionKey.Id
  CodePipeline::Pipeline role RoleArn Stages[].Actions[].RoleArn
  Cognito::IdentityPool Cognito::UserPoolClient.Id CognitoIdentityProviders[].ClientId
  Cognito::IdentityPoolRoleAttachment Cognito::IdentityPool.Id IdentityPoolId
  Cognito::UserPool function LambdaConfig.PreSignUp LambdaConfig.PostConfirmation LambdaConfig.PreTokenGeneration
  Cognito::UserPool function LambdaConfig.PreAuthentication LambdaConfig.PostAuthentication LambdaConfig.CustomMessage
  Cognito::UserPoolClient userpool UserPoolId
  Cognito::UserPoolDomain userpool UserPoolId
  Cognito::UserPoolDomain certificate CustomDomainConfig.CertificateArn
  Cognito::UserPoolGroup userpool UserPoolId
  Cognito::UserPoolIdentityProvider userpool UserPoolId
  Cognito::UserPoolResourceServer userpool UserPoolId
  Cognito::UserPoolUser userpool UserPoolId
  Config::ConfigurationRecorder role RoleARN
  Config::DeliveryChannel bucket S3BucketName
  Config::DeliveryChannel topic SnsTopicARN
  Events::Rule arn Targets[].Arn
  Events::Rule role RoleArn Targets[].RoleArn
  Events::Rule SQS::Queue.Arn Targets[].DeadLetterConfig.Arn
  Events::Rule Events::EventBus.Name|Events::EventBus.Arn EventBusName
  Events::Rule ECS::TaskDefinition.Arn Targets[].EcsParameters.TaskDefinitionArn
  Events::Rule group Targets[].EcsParameters.NetworkConfiguration.AwsVpcConfiguration.SecurityGroups[]
  Events::Rule subnet Targets[].EcsParameters.NetworkConfiguration.AwsVpcConfiguration.Subnets[]
  IAM::AccessKey IAM::User.Name UserName
  IAM::Group IAM::ManagedPolicy.Arn ManagedPolicyArns[]
  IAM::InstanceProfile rolename Roles[]
  IAM::ManagedPolicy IAM::Group.Name Groups[]
  IAM::ManagedPolicy rolename Roles[]
  IAM::ManagedPolicy IAM::User.Name Users[]
  IAM::Policy IAM::Group.Name Groups[]
  IAM::Policy rolename Roles[]
  IAM::Policy IAM::User.Name Users[]
  IAM::Role IAM::ManagedPolicy.Arn ManagedPolicyArns[] PermissionsBoundary
  IAM::RolePolicy rolename RoleName
  IAM::User IAM::ManagedPolicy.Arn ManagedPolicyArns[] PermissionsBoundary
  IAM::User IAM::Group.Name Groups[]
  IAM::UserToGroupAddition IAM::Group.Name GroupName
  IAM::UserToGroupAddition IAM::User.Name Users[]
  KMS::Alias KMS::Key.Id|KMS::Key.Arn TargetKeyId
  KMS::ReplicaKey KMS::Key.Arn PrimaryKeyArn
  KinesisFirehose::DeliveryStream S3::Bucket.Arn S3DestinationConfiguration.BucketARN \
  ExtendedS3DestinationConfiguration.BucketARN
  KinesisFirehose::DeliveryStream role S3DestinationConfiguration.RoleARN ExtendedS3DestinationConfiguration.RoleARN
  KinesisFirehose::DeliveryStream Kinesis::Stream.Arn KinesisStreamSourceConfiguration.KinesisStreamARN
  KinesisFirehose::DeliveryStream role KinesisStreamSourceConfiguration.RoleARN
  Logs::Destination arn TargetArn
  Logs::Destination role RoleArn
  Logs::LogGroup key KmsKeyId
  Logs::LogStream logs LogGroupName
  Logs::MetricFilter logs LogGroupName
  Logs::SubscriptionFilter arn DestinationArn
  Logs::SubscriptionFilter logs LogGroupName
  Logs::SubscriptionFilter role RoleArn
  Pipes::Pipe role RoleArn
  SNS::Subscription topic TopicArn
  SNS::Subscription role SubscriptionRoleArn
  SNS::Topic key KmsMasterKeyId
  SNS::TopicPolicy topic Topics[]
  SQS::Queue SQS::Queue.Arn RedrivePolicy.deadLetterTargetArn
  SQS::Queue key KmsMasterKeyId
  SQS::QueuePolicy SQS::Queue.QueueUrl Queues[]
  SSM::MaintenanceWindowTarget SSM::MaintenanceWindow.Id WindowId
  SSM::MaintenanceWindowTask SSM::MaintenanceWindow.Id WindowId
  SSM::MaintenanceWindowTask role ServiceRoleArn
  Scheduler::Schedule arn Target.Arn
  Scheduler::Schedule role Target.RoleArn
  Scheduler::Schedule ECS::TaskDefinition.Arn Target.EcsParameters.TaskDefinitionArn
  Scheduler::Schedule group Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups[]
  Scheduler::Schedule subnet Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.Subnets[]
  SecretsManager::ResourcePolicy secret SecretId
  SecretsManager::RotationSchedule function RotationLambdaARN
  SecretsManager::RotationSchedule secret SecretId
  SecretsManager::Secret key KmsKeyId
  SecretsManager::SecretTargetAttachment secret SecretId
  Serverless::Api certificate Domain.CertificateArn
  StepFunctions::StateMachine role RoleArn
  StepFunctions::StateMachine Logs::LogGroup.Arn \
  LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn
  WAFRegional::WebACLAssociation WAFRegional::WebACL.Id WebACLId
  WAFv2::LoggingConfiguration WAFv2::WebACL.Arn ResourceArn
  WAFv2::LoggingConfiguration arn LogDestinationConfigs[]
  WAFv2::WebACL WAFv2::IPSet.Arn Rules[].Statement.IPSetReferenceStatement.Arn
  WAFv2::WebACL WAFv2::RuleGroup.Arn Rules[].Statement.RuleGroupReferenceStatement.Arn
  WAFv2::WebACLAssociation arn ResourceArn
  WAFv2::WebACLAssociation WAFv2::WebACL.Arn WebACLArn
  """)
