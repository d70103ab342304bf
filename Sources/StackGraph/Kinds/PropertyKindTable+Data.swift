/// What properties of databases, caches, files and streams of data take,
/// from the types' pages in the CloudFormation template reference.
let propertyKindsOfData = FactTable(
  """
  AmazonMQ::Broker group SecurityGroups[]
  AmazonMQ::Broker subnet SubnetIds[]
  AmazonMQ::Broker AmazonMQ::Configuration.Id Configuration.Id
  AmazonMQ::ConfigurationAssociation AmazonMQ::Broker.Id Broker
  Backup::BackupPlan Backup::BackupVault.Name BackupPlan.BackupPlanRule[].TargetBackupVault
  Backup::BackupPlan Backup::BackupVault.Arn BackupPlan.BackupPlanRule[].CopyActions[].DestinationBackupVaultArn
  Backup::BackupSelection Backup::BackupPlan.Id BackupPlanId
  Backup::BackupSelection role BackupSelection.IamRoleArn
  Backup::BackupSelection arn BackupSelection.Resources[]
  Backup::BackupVault KMS::Key.Arn|KMS::Alias.Arn EncryptionKeyArn
  DAX::Cluster role IAMRoleARN
  DAX::Cluster group SecurityGroupIds[]
  DAX::Cluster DAX::SubnetGroup.Name SubnetGroupName
  DAX::SubnetGroup subnet SubnetIds[]
  DMS::ReplicationInstance DMS::ReplicationSubnetGroup.Name ReplicationSubnetGroupIdentifier
  DMS::ReplicationInstance group VpcSecurityGroupIds[]
  DMS::ReplicationInstance key KmsKeyId
  DMS::ReplicationSubnetGroup subnet SubnetIds[]
  DMS::ReplicationTask DMS::Endpoint.Arn SourceEndpointArn TargetEndpointArn
  DMS::ReplicationTask DMS::ReplicationInstance.Arn ReplicationInstanceArn
  DirectoryService::MicrosoftAD vpc VpcSettings.VpcId
  DirectoryService::MicrosoftAD subnet VpcSettings.SubnetIds[]
  DirectoryService::SimpleAD vpc VpcSettings.VpcId
  DirectoryService::SimpleAD subnet VpcSettings.SubnetIds[]
  DocDB::DBCluster subnetgroup DBSubnetGroupName
  DocDB::DBCluster \
  RDS::DBClusterParameterGroup.Name|DocDB::DBClusterParameterGroup.Name|Neptune::DBClusterParameterGroup.Name \
  DBClusterParameterGroupName
  DocDB::DBCluster key KmsKeyId
  DocDB::DBCluster group VpcSecurityGroupIds[]
  DocDB::DBInstance dbcluster DBClusterIdentifier
  DocDB::DBSubnetGroup subnet SubnetIds[]
  DynamoDB::Table key SSESpecification.KMSMasterKeyId
  DynamoDB::Table Kinesis::Stream.Arn KinesisStreamSpecification.StreamArn
  EFS::AccessPoint EFS::FileSystem.Id FileSystemId
  EFS::FileSystem key KmsKeyId
  EFS::MountTarget EFS::FileSystem.Id FileSystemId
  EFS::MountTarget group SecurityGroups[]
  EFS::MountTarget subnet SubnetId
  ElastiCache::CacheCluster ElastiCache::SubnetGroup.Name CacheSubnetGroupName
  ElastiCache::CacheCluster ElastiCache::ParameterGroup.Name CacheParameterGroupName
  ElastiCache::CacheCluster topic NotificationTopicArn
  ElastiCache::CacheCluster group VpcSecurityGroupIds[]
  ElastiCache::ReplicationGroup ElastiCache::SubnetGroup.Name CacheSubnetGroupName
  ElastiCache::ReplicationGroup ElastiCache::ParameterGroup.Name CacheParameterGroupName
  ElastiCache::ReplicationGroup key KmsKeyId
  ElastiCache::ReplicationGroup topic NotificationTopicArn
  ElastiCache::ReplicationGroup group SecurityGroupIds[]
  ElastiCache::ServerlessCache group SecurityGroupIds[]
  ElastiCache::ServerlessCache subnet SubnetIds[]
  ElastiCache::SubnetGroup subnet SubnetIds[]
  Elasticsearch::Domain group VPCOptions.SecurityGroupIds[]
  Elasticsearch::Domain subnet VPCOptions.SubnetIds[]
  Elasticsearch::Domain key EncryptionAtRestOptions.KmsKeyId
  FSx::FileSystem group SecurityGroupIds[]
  FSx::FileSystem subnet SubnetIds[]
  FSx::FileSystem key KmsKeyId
  Glue::Connection group ConnectionInput.PhysicalConnectionRequirements.SecurityGroupIdList[]
  Glue::Connection subnet ConnectionInput.PhysicalConnectionRequirements.SubnetId
  Glue::Crawler rolename|role Role
  Glue::Job rolename|role Role
  Kinesis::StreamConsumer Kinesis::Stream.Arn StreamARN
  MSK::Cluster group BrokerNodeGroupInfo.SecurityGroups[]
  MSK::Cluster subnet BrokerNodeGroupInfo.ClientSubnets[]
  MSK::ServerlessCluster group VpcConfigs[].SecurityGroups[]
  MSK::ServerlessCluster subnet VpcConfigs[].SubnetIds[]
  MWAA::Environment role ExecutionRoleArn
  MWAA::Environment group NetworkConfiguration.SecurityGroupIds[]
  MWAA::Environment subnet NetworkConfiguration.SubnetIds[]
  MWAA::Environment S3::Bucket.Arn SourceBucketArn
  MemoryDB::Cluster group SecurityGroupIds[]
  MemoryDB::Cluster MemoryDB::SubnetGroup.Name SubnetGroupName
  MemoryDB::Cluster MemoryDB::ACL.Name ACLName
  MemoryDB::Cluster topic SnsTopicArn
  MemoryDB::SubnetGroup subnet SubnetIds[]
  Neptune::DBCluster subnetgroup DBSubnetGroupName
  Neptune::DBCluster \
  RDS::DBClusterParameterGroup.Name|DocDB::DBClusterParameterGroup.Name|Neptune::DBClusterParameterGroup.Name \
  DBClusterParameterGroupName
  Neptune::DBCluster key KmsKeyId
  Neptune::DBCluster group VpcSecurityGroupIds[]
  Neptune::DBInstance dbcluster DBClusterIdentifier
  Neptune::DBInstance subnetgroup DBSubnetGroupName
  Neptune::DBSubnetGroup subnet SubnetIds[]
  OpenSearchService::Domain group VPCOptions.SecurityGroupIds[]
  OpenSearchService::Domain subnet VPCOptions.SubnetIds[]
  OpenSearchService::Domain key EncryptionAtRestOptions.KmsKeyId
  OpenSearchService::Domain certificate DomainEndpointOptions.CustomEndpointCertificateArn
  RDS::DBCluster subnetgroup DBSubnetGroupName
  RDS::DBCluster \
  RDS::DBClusterParameterGroup.Name|DocDB::DBClusterParameterGroup.Name|Neptune::DBClusterParameterGroup.Name \
  DBClusterParameterGroupName
  RDS::DBCluster key KmsKeyId MasterUserSecret.KmsKeyId
  RDS::DBCluster role MonitoringRoleArn AssociatedRoles[].RoleArn
  RDS::DBCluster group VpcSecurityGroupIds[]
  RDS::DBCluster zone AvailabilityZones[]
  RDS::DBInstance zone AvailabilityZone
  RDS::DBInstance dbcluster DBClusterIdentifier
  RDS::DBInstance RDS::DBParameterGroup.Name DBParameterGroupName
  RDS::DBInstance subnetgroup DBSubnetGroupName
  RDS::DBInstance key KmsKeyId MasterUserSecret.KmsKeyId
  RDS::DBInstance role MonitoringRoleArn AssociatedRoles[].RoleArn
  RDS::DBInstance RDS::OptionGroup.Name OptionGroupName
  RDS::DBInstance group VPCSecurityGroups[]
  RDS::DBProxy secret Auth[].SecretArn
  RDS::DBProxy role RoleArn
  RDS::DBProxy group VpcSecurityGroupIds[]
  RDS::DBProxy subnet VpcSubnetIds[]
  RDS::DBProxyEndpoint group VpcSecurityGroupIds[]
  RDS::DBProxyEndpoint subnet VpcSubnetIds[]
  RDS::DBProxyTargetGroup RDS::DBProxy.Name DBProxyName
  RDS::DBProxyTargetGroup RDS::DBCluster.Name DBClusterIdentifiers[]
  RDS::DBProxyTargetGroup RDS::DBInstance.Name DBInstanceIdentifiers[]
  RDS::DBSubnetGroup subnet SubnetIds[]
  RDS::EventSubscription topic SnsTopicArn
  Redshift::Cluster Redshift::ClusterSubnetGroup.Name ClusterSubnetGroupName
  Redshift::Cluster Redshift::ClusterParameterGroup.Name ClusterParameterGroupName
  Redshift::Cluster role IamRoles[]
  Redshift::Cluster key KmsKeyId
  Redshift::Cluster group VpcSecurityGroupIds[]
  Redshift::Cluster bucket LoggingProperties.BucketName
  Redshift::ClusterSubnetGroup subnet SubnetIds[]
  RedshiftServerless::Workgroup group SecurityGroupIds[]
  RedshiftServerless::Workgroup subnet SubnetIds[]
  S3::AccessPoint bucket Bucket
  S3::AccessPoint vpc VpcConfiguration.VpcId
  S3::Bucket function NotificationConfiguration.LambdaConfigurations[].Function
  S3::Bucket SQS::Queue.Arn NotificationConfiguration.QueueConfigurations[].Queue
  S3::Bucket topic NotificationConfiguration.TopicConfigurations[].Topic
  S3::Bucket role ReplicationConfiguration.Role
  S3::Bucket S3::Bucket.Arn ReplicationConfiguration.Rules[].Destination.Bucket
  S3::Bucket bucket LoggingConfiguration.DestinationBucketName
  S3::Bucket key BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.KMSMasterKeyID
  S3::BucketPolicy bucket Bucket
  Transfer::Server group EndpointDetails.SecurityGroupIds[]
  Transfer::Server subnet EndpointDetails.SubnetIds[]
  Transfer::Server vpc EndpointDetails.VpcId
  Transfer::Server EC2::EIP.Id EndpointDetails.AddressAllocationIds[]
  Transfer::User role Role
  """)
