/// What `Ref` and the attributes of each type of resource are, from the "Return values" of the type's page in the
/// CloudFormation template reference.
///
/// A line is the type without `AWS::`, what `Ref` gives (`-`: not the same for all resources, or not known), and the
/// attributes: `Name=kind`, `Name[]=kind` for a list. A kind is `Id`, `Arn` or `Name`, of the type itself unless another
/// is named before it, or `.` for an attribute that is nothing else; `Arn` alone is `Arn=Arn`. Sorted by bytes.
let referenceKindTable = FactTable(
  """
  ACMPCA::CertificateAuthority Arn Arn CertificateSigningRequest=.
  AmazonMQ::Broker Id Arn ConfigurationId=AmazonMQ::Configuration.Id ConfigurationRevision=. IpAddresses[]=. \
  AmqpEndpoints[]=. OpenWireEndpoints[]=. StompEndpoints[]=. WssEndpoints[]=. MqttEndpoints[]=.
  AmazonMQ::Configuration Id Arn Revision=.
  ApiGateway::ApiKey Id APIKeyId=Id
  ApiGateway::Authorizer Id AuthorizerId=Id
  ApiGateway::ClientCertificate Id ClientCertificateId=Id
  ApiGateway::Deployment Id DeploymentId=Id
  ApiGateway::DomainName Name DistributionDomainName=. DistributionHostedZoneId=. RegionalDomainName=. \
  RegionalHostedZoneId=. DomainNameArn=Arn
  ApiGateway::Model Name
  ApiGateway::RequestValidator Id RequestValidatorId=Id
  ApiGateway::Resource Id ResourceId=Id
  ApiGateway::RestApi Id RestApiId=Id RootResourceId=ApiGateway::Resource.Id
  ApiGateway::Stage Name
  ApiGateway::UsagePlan Id
  ApiGateway::VpcLink Id VpcLinkId=Id
  ApiGatewayV2::Api Id ApiId=Id ApiEndpoint=. ExecuteApiArn=.
  ApiGatewayV2::Authorizer Id AuthorizerId=Id
  ApiGatewayV2::Deployment Id DeploymentId=Id
  ApiGatewayV2::DomainName Name RegionalDomainName=. RegionalHostedZoneId=. DomainNameArn=Arn
  ApiGatewayV2::Integration Id IntegrationId=Id
  ApiGatewayV2::Route Id RouteId=Id
  ApiGatewayV2::Stage Name
  ApiGatewayV2::VpcLink Id VpcLinkId=Id
  AppRunner::AutoScalingConfiguration Arn AutoScalingConfigurationArn=Arn
  AppRunner::Service Arn ServiceArn=Arn ServiceId=. ServiceUrl=. Status=.
  AppRunner::VpcConnector Arn VpcConnectorArn=Arn
  AppSync::Api Arn ApiArn=Arn ApiId=Id
  AppSync::DataSource Arn DataSourceArn=Arn Name=Name
  AppSync::FunctionConfiguration Arn FunctionArn=Arn FunctionId=Id
  AppSync::GraphQLApi Arn Arn ApiId=Id GraphQLUrl=. GraphQLDns=. RealtimeUrl=. RealtimeDns=. GraphQLEndpointArn=.
  ApplicationAutoScaling::ScalableTarget Id Id=Id
  ApplicationAutoScaling::ScalingPolicy Arn Arn
  Athena::WorkGroup Name
  AutoScaling::AutoScalingGroup Name AutoScalingGroupARN=Arn
  AutoScaling::LaunchConfiguration Name
  AutoScaling::LifecycleHook Name
  AutoScaling::ScalingPolicy Arn Arn PolicyName=Name
  Backup::BackupPlan Id BackupPlanId=Id BackupPlanArn=Arn VersionId=.
  Backup::BackupVault Name BackupVaultName=Name BackupVaultArn=Arn
  Batch::ComputeEnvironment Arn ComputeEnvironmentArn=Arn
  Batch::JobDefinition - JobDefinitionArn=Arn
  Batch::JobQueue Arn JobQueueArn=Arn
  Batch::SchedulingPolicy Arn Arn
  CertificateManager::Certificate Arn
  CloudFormation::Stack Arn
  CloudFormation::WaitConditionHandle Url
  CloudFront::CachePolicy Id Id=Id
  CloudFront::CloudFrontOriginAccessIdentity Id Id=Id S3CanonicalUserId=.
  CloudFront::Distribution Id Id=Id DomainName=.
  CloudFront::Function Arn FunctionARN=Arn FunctionMetadata.FunctionARN=Arn Stage=.
  CloudFront::KeyGroup Id Id=Id
  CloudFront::OriginAccessControl Id Id=Id
  CloudFront::OriginRequestPolicy Id Id=Id
  CloudFront::PublicKey Id Id=Id
  CloudFront::ResponseHeadersPolicy Id Id=Id
  CloudTrail::Trail Name Arn SnsTopicArn=SNS::Topic.Arn
  CloudWatch::Alarm Name Arn
  CloudWatch::CompositeAlarm Name Arn
  CloudWatch::Dashboard Name
  CodeBuild::Project Name Arn
  CodeBuild::ReportGroup Arn Arn
  CodeCommit::Repository Id Arn Name=Name CloneUrlHttp=. CloneUrlSsh=.
  CodeDeploy::Application Name
  CodeDeploy::DeploymentConfig Name
  CodeDeploy::DeploymentGroup Name
  CodePipeline::Pipeline Name Arn Version=.
  CodeStarConnections::Connection Arn ConnectionArn=Arn ConnectionStatus=.
  CodeStarNotifications::NotificationRule Arn Arn
  Cognito::IdentityPool Id Name=Name
  Cognito::UserPool Id Arn ProviderName=. ProviderURL=. UserPoolId=Id
  Cognito::UserPoolClient Id ClientId=Id ClientSecret=. Name=Name
  Cognito::UserPoolGroup Name
  Config::ConfigRule Name Arn ConfigRuleId=Id
  Config::ConfigurationRecorder Name
  Config::DeliveryChannel Name
  DAX::Cluster - Arn ClusterDiscoveryEndpoint=. ClusterDiscoveryEndpointURL=.
  DAX::ParameterGroup Name
  DAX::SubnetGroup Name
  DMS::Certificate Arn
  DMS::Endpoint Arn ExternalId=.
  DMS::ReplicationInstance Arn ReplicationInstancePrivateIpAddresses[]=. ReplicationInstancePublicIpAddresses[]=.
  DMS::ReplicationSubnetGroup Name
  DMS::ReplicationTask Arn
  DirectoryService::MicrosoftAD Id Alias=. DnsIpAddresses[]=.
  DirectoryService::SimpleAD Id Alias=. DnsIpAddresses[]=.
  DocDB::DBCluster Name ClusterResourceId=. Endpoint=. ReadEndpoint=. Port=.
  DocDB::DBClusterParameterGroup Name
  DocDB::DBInstance Name Endpoint=. Port=.
  DocDB::DBSubnetGroup Name
  DynamoDB::GlobalTable Name Arn StreamArn=DynamoDB::Stream.Arn TableId=.
  DynamoDB::Table Name Arn StreamArn=DynamoDB::Stream.Arn
  EC2::CapacityReservation Id Id=Id AvailabilityZone=EC2::AvailabilityZone.Name
  EC2::CarrierGateway Id CarrierGatewayId=Id
  EC2::ClientVpnEndpoint Id
  EC2::CustomerGateway Id CustomerGatewayId=Id
  EC2::DHCPOptions Id DhcpOptionsId=Id
  EC2::EC2Fleet Id FleetId=Id
  EC2::EIP PublicIp AllocationId=Id PublicIp=.
  EC2::EIPAssociation Id
  EC2::EgressOnlyInternetGateway Id Id=Id
  EC2::FlowLog Id Id=Id
  EC2::Host Id HostId=Id
  EC2::IPAM Id Arn IpamId=Id PrivateDefaultScopeId=EC2::IPAMScope.Id PublicDefaultScopeId=EC2::IPAMScope.Id
  EC2::IPAMPool Id Arn IpamPoolId=Id
  EC2::IPAMScope Id Arn IpamScopeId=Id
  EC2::Instance Id AvailabilityZone=EC2::AvailabilityZone.Name InstanceId=Id PrivateDnsName=. PrivateIp=. \
  PublicDnsName=. PublicIp=. VpcId=EC2::VPC.Id
  EC2::InternetGateway Id InternetGatewayId=Id
  EC2::KeyPair Name KeyFingerprint=. KeyPairId=Id
  EC2::LaunchTemplate Id DefaultVersionNumber=. LatestVersionNumber=. LaunchTemplateId=Id
  EC2::NatGateway Id NatGatewayId=Id
  EC2::NetworkAcl Id Id=Id
  EC2::NetworkInterface Id Id=Id PrimaryIpv6Address=. PrimaryPrivateIpAddress=. SecondaryPrivateIpAddresses[]=. \
  VpcId=EC2::VPC.Id
  EC2::NetworkInterfaceAttachment Id AttachmentId=Id
  EC2::PlacementGroup Name GroupName=Name GroupId=Id
  EC2::PrefixList Id Arn PrefixListId=Id Version=.
  EC2::RouteTable Id RouteTableId=Id
  EC2::SecurityGroup - GroupId=Id GroupName=Name VpcId=EC2::VPC.Id
  EC2::SecurityGroupEgress Id
  EC2::SecurityGroupIngress Id
  EC2::SpotFleet Id Id=Id
  EC2::Subnet Id AvailabilityZone=EC2::AvailabilityZone.Name CidrBlock=. Ipv6CidrBlocks[]=. NetworkAclAssociationId=. \
  OutpostArn=. SubnetId=Id VpcId=EC2::VPC.Id
  EC2::SubnetNetworkAclAssociation Id AssociationId=Id
  EC2::SubnetRouteTableAssociation Id Id=Id
  EC2::TransitGateway Id Id=Id TransitGatewayArn=Arn
  EC2::TransitGatewayAttachment Id Id=Id
  EC2::TransitGatewayConnect EC2::TransitGatewayAttachment.Id \
  TransitGatewayAttachmentId=EC2::TransitGatewayAttachment.Id
  EC2::TransitGatewayPeeringAttachment EC2::TransitGatewayAttachment.Id \
  TransitGatewayAttachmentId=EC2::TransitGatewayAttachment.Id
  EC2::TransitGatewayRouteTable Id TransitGatewayRouteTableId=Id
  EC2::TransitGatewayVpcAttachment EC2::TransitGatewayAttachment.Id Id=EC2::TransitGatewayAttachment.Id
  EC2::VPC Id CidrBlock=. CidrBlockAssociations[]=. DefaultNetworkAcl=EC2::NetworkAcl.Id \
  DefaultSecurityGroup=EC2::SecurityGroup.Id Ipv6CidrBlocks[]=. VpcId=Id
  EC2::VPCEndpoint Id CreationTimestamp=. DnsEntries[]=. Id=Id NetworkInterfaceIds[]=EC2::NetworkInterface.Id
  EC2::VPCEndpointService Id ServiceId=Id
  EC2::VPCPeeringConnection Id Id=Id
  EC2::VPNConnection Id VpnConnectionId=Id
  EC2::VPNGateway Id VPNGatewayId=Id
  EC2::Volume Id VolumeId=Id
  ECR::PublicRepository Name Arn
  ECR::Repository Name Arn RepositoryUri=.
  ECS::CapacityProvider Name
  ECS::Cluster Name Arn
  ECS::Service Arn Name=Name ServiceArn=Arn
  ECS::TaskDefinition Arn TaskDefinitionArn=Arn
  ECS::TaskSet - Id=Id
  EFS::AccessPoint Id Arn AccessPointId=Id
  EFS::FileSystem Id Arn FileSystemId=Id
  EFS::MountTarget Id Id=Id IpAddress=.
  EKS::Cluster Name Arn CertificateAuthorityData=. ClusterSecurityGroupId=EC2::SecurityGroup.Id \
  EncryptionConfigKeyArn=KMS::Key.Arn Endpoint=. OpenIdConnectIssuerUrl=. KubernetesNetworkConfig.ServiceIpv6Cidr=.
  EKS::Nodegroup - Arn ClusterName=EKS::Cluster.Name
  EMR::Cluster Id MasterPublicDNS=.
  EMR::SecurityConfiguration Name
  EMR::Studio Id Arn StudioId=Id Url=.
  ElastiCache::CacheCluster Name ConfigurationEndpoint.Address=. ConfigurationEndpoint.Port=. RedisEndpoint.Address=. \
  RedisEndpoint.Port=.
  ElastiCache::ParameterGroup Name
  ElastiCache::ReplicationGroup Name ConfigurationEndPoint.Address=. ConfigurationEndPoint.Port=. \
  PrimaryEndPoint.Address=. PrimaryEndPoint.Port=. ReaderEndPoint.Address=. ReaderEndPoint.Port=. \
  ReadEndPoint.Addresses=. ReadEndPoint.Addresses.List[]=. ReadEndPoint.Ports=. ReadEndPoint.Ports.List[]=.
  ElastiCache::ServerlessCache Name ARN=Arn Endpoint.Address=. Endpoint.Port=. ReaderEndpoint.Address=. \
  ReaderEndpoint.Port=.
  ElastiCache::SubnetGroup Name
  ElastiCache::User Name Arn
  ElastiCache::UserGroup Name Arn
  ElasticBeanstalk::Application Name
  ElasticBeanstalk::Environment Name EndpointURL=.
  ElasticLoadBalancing::LoadBalancer Name CanonicalHostedZoneName=. CanonicalHostedZoneNameID=. DNSName=. \
  SourceSecurityGroup.GroupName=EC2::SecurityGroup.Name SourceSecurityGroup.OwnerAlias=.
  ElasticLoadBalancingV2::Listener Arn ListenerArn=Arn
  ElasticLoadBalancingV2::ListenerRule Arn RuleArn=Arn IsDefault=.
  ElasticLoadBalancingV2::LoadBalancer Arn CanonicalHostedZoneID=. DNSName=. LoadBalancerArn=Arn \
  LoadBalancerFullName=. LoadBalancerName=Name SecurityGroups[]=EC2::SecurityGroup.Id
  ElasticLoadBalancingV2::TargetGroup Arn LoadBalancerArns[]=ElasticLoadBalancingV2::LoadBalancer.Arn \
  TargetGroupArn=Arn TargetGroupFullName=. TargetGroupName=Name
  ElasticLoadBalancingV2::TrustStore Arn TrustStoreArn=Arn
  Elasticsearch::Domain Name Arn DomainArn=Arn DomainEndpoint=.
  Events::ApiDestination Name Arn
  Events::Archive Name Arn ArchiveName=Name
  Events::Connection Name Arn SecretArn=SecretsManager::Secret.Arn
  Events::EventBus Name Arn Name=Name
  FSx::FileSystem Id DNSName=. LustreMountName=. ResourceARN=Arn RootVolumeId=FSx::Volume.Id
  GlobalAccelerator::Accelerator Arn AcceleratorArn=Arn DnsName=.
  GlobalAccelerator::EndpointGroup Arn EndpointGroupArn=Arn
  GlobalAccelerator::Listener Arn ListenerArn=Arn
  Glue::Connection Name
  Glue::Crawler Name
  Glue::Database Name
  Glue::Job Name
  Glue::Table Name
  Glue::Trigger Name
  Glue::Workflow Name
  IAM::AccessKey Id SecretAccessKey=.
  IAM::Group Name Arn
  IAM::InstanceProfile Name Arn
  IAM::ManagedPolicy Arn PolicyArn=Arn PolicyId=Id
  IAM::OIDCProvider Arn Arn
  IAM::Policy Name
  IAM::Role Name Arn RoleId=Id
  IAM::SAMLProvider Arn Arn
  IAM::ServerCertificate Name Arn
  IAM::User Name Arn
  IAM::VirtualMFADevice Arn
  ImageBuilder::Image Arn Arn ImageId=EC2::Image.Id Name=Name
  KMS::Alias Name
  KMS::Key Id Arn KeyId=Id
  KMS::ReplicaKey KMS::Key.Id Arn=KMS::Key.Arn KeyId=KMS::Key.Id
  Kinesis::Stream Name Arn
  Kinesis::StreamConsumer Arn ConsumerARN=Arn ConsumerName=Name ConsumerStatus=. StreamARN=Kinesis::Stream.Arn
  KinesisFirehose::DeliveryStream Name Arn
  Lambda::Alias Arn AliasArn=Arn
  Lambda::CodeSigningConfig Arn CodeSigningConfigArn=Arn CodeSigningConfigId=Id
  Lambda::EventSourceMapping Id Id=Id
  Lambda::Function Name Arn
  Lambda::LayerVersion Arn LayerVersionArn=Arn
  Lambda::Url - FunctionArn=Lambda::Function.Arn FunctionUrl=.
  Lambda::Version Arn FunctionArn=Arn Version=.
  Logs::Destination Name Arn
  Logs::LogGroup Name Arn
  Logs::LogStream Name
  MSK::Cluster Arn Arn CurrentVersion=.
  MSK::Configuration Arn Arn
  MSK::ServerlessCluster Arn Arn
  MemoryDB::ACL Name Arn
  MemoryDB::Cluster Name ARN=Arn ClusterEndpoint.Address=. ClusterEndpoint.Port=.
  MemoryDB::ParameterGroup Name ARN=Arn
  MemoryDB::SubnetGroup Name ARN=Arn
  MemoryDB::User Name Arn
  Neptune::DBCluster Name ClusterResourceId=. Endpoint=. Port=. ReadEndpoint=.
  Neptune::DBClusterParameterGroup Name
  Neptune::DBInstance Name Endpoint=. Port=.
  Neptune::DBParameterGroup Name
  Neptune::DBSubnetGroup Name
  NetworkFirewall::Firewall Arn EndpointIds[]=. FirewallArn=Arn FirewallId=Id
  NetworkFirewall::FirewallPolicy Arn FirewallPolicyArn=Arn FirewallPolicyId=Id
  NetworkFirewall::RuleGroup Arn RuleGroupArn=Arn RuleGroupId=Id
  OpenSearchService::Domain Name Arn DomainArn=Arn DomainEndpoint=. Id=Id
  RDS::DBCluster Name DBClusterArn=Arn DBClusterResourceId=. Endpoint.Address=. Endpoint.Port=. \
  MasterUserSecret.SecretArn=SecretsManager::Secret.Arn ReadEndpoint.Address=.
  RDS::DBClusterParameterGroup Name
  RDS::DBInstance Name DBInstanceArn=Arn DbiResourceId=. Endpoint.Address=. Endpoint.HostedZoneId=. Endpoint.Port=. \
  MasterUserSecret.SecretArn=SecretsManager::Secret.Arn
  RDS::DBParameterGroup Name DBParameterGroupName=Name
  RDS::DBProxy Name DBProxyArn=Arn Endpoint=. VpcId=EC2::VPC.Id
  RDS::DBProxyEndpoint Name DBProxyEndpointArn=Arn Endpoint=. VpcId=EC2::VPC.Id
  RDS::DBProxyTargetGroup Arn TargetGroupArn=Arn
  RDS::DBSecurityGroup Name
  RDS::DBSubnetGroup Name
  RDS::EventSubscription Name
  RDS::GlobalCluster Name
  RDS::OptionGroup Name
  Redshift::Cluster Name ClusterNamespaceArn=. Endpoint.Address=. Endpoint.Port=.
  Redshift::ClusterParameterGroup Name
  Redshift::ClusterSubnetGroup Name ClusterSubnetGroupName=Name
  RedshiftServerless::Namespace Name Namespace.NamespaceArn=Arn Namespace.NamespaceId=Id
  RedshiftServerless::Workgroup Name Workgroup.Endpoint.Address=. Workgroup.Endpoint.Port=. Workgroup.WorkgroupArn=Arn \
  Workgroup.WorkgroupId=Id
  ResourceGroups::Group Name Arn
  Route53::HealthCheck Id HealthCheckId=Id
  Route53::HostedZone Id Id=Id NameServers[]=.
  S3::AccessPoint Name Arn Alias=. Name=Name NetworkOrigin=.
  S3::Bucket Name Arn DomainName=. DualStackDomainName=. RegionalDomainName=. WebsiteURL=.
  SNS::Subscription Arn Arn
  SNS::Topic Arn TopicArn=Arn TopicName=Name
  SQS::Queue QueueUrl Arn QueueName=Name QueueUrl=.
  SSM::Document Name
  SSM::MaintenanceWindow Id WindowId=Id
  SSM::MaintenanceWindowTarget Id
  SSM::MaintenanceWindowTask Id
  SSM::Parameter Name Arn Type=.
  SSM::PatchBaseline Id Id=Id
  SageMaker::Endpoint Arn EndpointName=Name
  SageMaker::EndpointConfig Arn EndpointConfigName=Name
  SageMaker::Model Arn ModelName=Name
  SageMaker::NotebookInstance Arn NotebookInstanceName=Name
  Scheduler::Schedule Name Arn
  Scheduler::ScheduleGroup Name Arn
  SecretsManager::ResourcePolicy SecretsManager::Secret.Arn
  SecretsManager::RotationSchedule SecretsManager::Secret.Arn
  SecretsManager::Secret Arn Id=Arn
  SecretsManager::SecretTargetAttachment SecretsManager::Secret.Arn Id=SecretsManager::Secret.Arn
  Serverless::Api ApiGateway::RestApi.Id RootResourceId=ApiGateway::Resource.Id
  Serverless::Application CloudFormation::Stack.Arn
  Serverless::Function Lambda::Function.Name Arn=Lambda::Function.Arn
  Serverless::HttpApi ApiGatewayV2::Api.Id ApiEndpoint=.
  Serverless::LayerVersion Lambda::LayerVersion.Arn
  Serverless::SimpleTable DynamoDB::Table.Name Arn=DynamoDB::Table.Arn StreamArn=DynamoDB::Stream.Arn
  Serverless::StateMachine StepFunctions::StateMachine.Arn Arn=StepFunctions::StateMachine.Arn \
  Name=StepFunctions::StateMachine.Name
  ServiceDiscovery::HttpNamespace Id Arn Id=Id
  ServiceDiscovery::Instance Id
  ServiceDiscovery::PrivateDnsNamespace Id Arn HostedZoneId=Route53::HostedZone.Id Id=Id
  ServiceDiscovery::PublicDnsNamespace Id Arn HostedZoneId=Route53::HostedZone.Id Id=Id
  ServiceDiscovery::Service Id Arn Id=Id Name=Name
  StepFunctions::Activity Arn Arn Name=Name
  StepFunctions::StateMachine Arn Arn Name=Name
  StepFunctions::StateMachineAlias Arn Arn
  StepFunctions::StateMachineVersion Arn Arn
  Synthetics::Canary Name Id=Id State=.
  Transfer::Server Arn Arn ServerId=Id
  WAF::WebACL Id
  WAFRegional::WebACL Id
  WAFv2::IPSet Ref Arn Id=Id
  WAFv2::RegexPatternSet Ref Arn Id=Id
  WAFv2::RuleGroup Ref Arn Id=Id LabelNamespace=.
  WAFv2::WebACL Ref Arn Capacity=. Id=Id LabelNamespace=.
  WorkSpaces::Workspace Id
  """)
