/// What properties of functions, containers, instances and jobs take,
/// from the types' pages in the CloudFormation template reference.
let propertyKindsOfCompute = FactTable(
  """
  AppRunner::Service role SourceConfiguration.AuthenticationConfiguration.AccessRoleArn \
  InstanceConfiguration.InstanceRoleArn
  AppRunner::Service AppRunner::VpcConnector.Arn NetworkConfiguration.EgressConfiguration.VpcConnectorArn
  AppRunner::VpcConnector group SecurityGroups[]
  AppRunner::VpcConnector subnet Subnets[]
  ApplicationAutoScaling::ScalableTarget role RoleARN
  ApplicationAutoScaling::ScalingPolicy ApplicationAutoScaling::ScalableTarget.Id ScalingTargetId
  AutoScaling::AutoScalingGroup zone AvailabilityZones[]
  AutoScaling::AutoScalingGroup instance InstanceId
  AutoScaling::AutoScalingGroup AutoScaling::LaunchConfiguration.Name LaunchConfigurationName
  AutoScaling::AutoScalingGroup template LaunchTemplate.LaunchTemplateId \
  MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId
  AutoScaling::AutoScalingGroup ElasticLoadBalancing::LoadBalancer.Name LoadBalancerNames[]
  AutoScaling::AutoScalingGroup topic NotificationConfigurations[].TopicARN[]
  AutoScaling::AutoScalingGroup targets TargetGroupARNs[]
  AutoScaling::AutoScalingGroup subnet VPCZoneIdentifier[]
  AutoScaling::AutoScalingGroup role ServiceLinkedRoleARN LifecycleHookSpecificationList[].RoleARN
  AutoScaling::LaunchConfiguration image ImageId
  AutoScaling::LaunchConfiguration profile|IAM::InstanceProfile.Arn IamInstanceProfile
  AutoScaling::LaunchConfiguration keypair KeyName
  AutoScaling::LaunchConfiguration group|EC2::SecurityGroup.Name SecurityGroups[]
  AutoScaling::LifecycleHook asg AutoScalingGroupName
  AutoScaling::LifecycleHook arn NotificationTargetARN
  AutoScaling::LifecycleHook role RoleARN
  AutoScaling::ScalingPolicy asg AutoScalingGroupName
  AutoScaling::ScheduledAction asg AutoScalingGroupName
  AutoScaling::WarmPool asg AutoScalingGroupName
  Batch::ComputeEnvironment group ComputeResources.SecurityGroupIds[]
  Batch::ComputeEnvironment subnet ComputeResources.Subnets[]
  Batch::ComputeEnvironment IAM::InstanceProfile.Name|IAM::InstanceProfile.Arn ComputeResources.InstanceRole
  Batch::ComputeEnvironment template ComputeResources.LaunchTemplate.LaunchTemplateId
  Batch::ComputeEnvironment role ComputeResources.SpotIamFleetRole
  Batch::ComputeEnvironment rolename|role ServiceRole
  Batch::JobDefinition rolename|role ContainerProperties.JobRoleArn ContainerProperties.ExecutionRoleArn
  Batch::JobDefinition EFS::FileSystem.Id ContainerProperties.Volumes[].EfsVolumeConfiguration.FileSystemId
  Batch::JobQueue Batch::ComputeEnvironment.Arn|Batch::ComputeEnvironment.Name \
  ComputeEnvironmentOrder[].ComputeEnvironment
  Cloud9::EnvironmentEC2 subnet SubnetId
  CodeBuild::Project rolename|role ServiceRole
  CodeBuild::Project group VpcConfig.SecurityGroupIds[]
  CodeBuild::Project subnet VpcConfig.Subnets[]
  CodeBuild::Project vpc VpcConfig.VpcId
  CodeBuild::Project key EncryptionKey
  CodeBuild::Project logs LogsConfig.CloudWatchLogs.GroupName
  ECS::CapacityProvider asg AutoScalingGroupProvider.AutoScalingGroupArn
  ECS::ClusterCapacityProviderAssociations cluster Cluster
  ECS::PrimaryTaskSet cluster Cluster
  ECS::Service cluster Cluster
  ECS::Service targets LoadBalancers[].TargetGroupArn
  ECS::Service ElasticLoadBalancing::LoadBalancer.Name LoadBalancers[].LoadBalancerName
  ECS::Service group NetworkConfiguration.AwsvpcConfiguration.SecurityGroups[]
  ECS::Service subnet NetworkConfiguration.AwsvpcConfiguration.Subnets[]
  ECS::Service rolename|role Role
  ECS::Service ServiceDiscovery::Service.Arn ServiceRegistries[].RegistryArn
  ECS::Service ECS::TaskDefinition.Arn TaskDefinition
  ECS::TaskDefinition role ExecutionRoleArn TaskRoleArn
  ECS::TaskDefinition EFS::FileSystem.Id Volumes[].EFSVolumeConfiguration.FilesystemId
  ECS::TaskDefinition EFS::AccessPoint.Id Volumes[].EFSVolumeConfiguration.AuthorizationConfig.AccessPointId
  ECS::TaskDefinition logs ContainerDefinitions[].LogConfiguration.Options.awslogs-group
  ECS::TaskDefinition secret|SSM::Parameter.Name|SSM::Parameter.Arn ContainerDefinitions[].Secrets[].ValueFrom
  ECS::TaskSet cluster Cluster
  ECS::TaskSet ECS::TaskDefinition.Arn TaskDefinition
  ECS::TaskSet targets LoadBalancers[].TargetGroupArn
  ECS::TaskSet group NetworkConfiguration.AwsVpcConfiguration.SecurityGroups[]
  ECS::TaskSet subnet NetworkConfiguration.AwsVpcConfiguration.Subnets[]
  EKS::AccessEntry ekscluster ClusterName
  EKS::Addon ekscluster ClusterName
  EKS::Addon role ServiceAccountRoleArn
  EKS::Cluster group ResourcesVpcConfig.SecurityGroupIds[]
  EKS::Cluster subnet ResourcesVpcConfig.SubnetIds[]
  EKS::Cluster role RoleArn
  EKS::Cluster key EncryptionConfig[].Provider.KeyArn
  EKS::FargateProfile ekscluster ClusterName
  EKS::FargateProfile role PodExecutionRoleArn
  EKS::FargateProfile subnet Subnets[]
  EKS::Nodegroup ekscluster ClusterName
  EKS::Nodegroup template LaunchTemplate.Id
  EKS::Nodegroup role NodeRole
  EKS::Nodegroup subnet Subnets[]
  EKS::Nodegroup group RemoteAccess.SourceSecurityGroups[]
  EKS::Nodegroup keypair RemoteAccess.Ec2SshKey
  EKS::PodIdentityAssociation ekscluster ClusterName
  EKS::PodIdentityAssociation role RoleArn
  EMR::Cluster subnet Instances.Ec2SubnetId Instances.Ec2SubnetIds[]
  EMR::Cluster group Instances.EmrManagedMasterSecurityGroup Instances.EmrManagedSlaveSecurityGroup \
  Instances.ServiceAccessSecurityGroup
  EMR::Cluster group Instances.AdditionalMasterSecurityGroups[] Instances.AdditionalSlaveSecurityGroups[]
  EMR::Cluster keypair Instances.Ec2KeyName
  EMR::Cluster EMR::SecurityConfiguration.Name SecurityConfiguration
  EMR::Step EMR::Cluster.Id JobFlowId
  Lambda::Alias functionname FunctionName
  Lambda::Alias Lambda::Version.Version FunctionVersion
  Lambda::EventInvokeConfig functionname FunctionName
  Lambda::EventSourceMapping arn EventSourceArn
  Lambda::EventSourceMapping functionname FunctionName
  Lambda::Function SNS::Topic.Arn|SQS::Queue.Arn DeadLetterConfig.TargetArn
  Lambda::Function EFS::AccessPoint.Arn FileSystemConfigs[].Arn
  Lambda::Function Lambda::LayerVersion.Arn Layers[]
  Lambda::Function role Role
  Lambda::Function bucket Code.S3Bucket
  Lambda::Function logs LoggingConfig.LogGroup
  Lambda::Function group VpcConfig.SecurityGroupIds[]
  Lambda::Function subnet VpcConfig.SubnetIds[]
  Lambda::Function Lambda::CodeSigningConfig.Arn CodeSigningConfigArn
  Lambda::LayerVersion bucket Content.S3Bucket
  Lambda::LayerVersionPermission Lambda::LayerVersion.Arn LayerVersionArn
  Lambda::Permission functionname FunctionName
  Lambda::Permission arn SourceArn
  Lambda::Url functionname TargetFunctionArn
  Lambda::Version functionname FunctionName
  SageMaker::Domain vpc VpcId
  SageMaker::Domain subnet SubnetIds[]
  SageMaker::EndpointConfig SageMaker::Model.Name ProductionVariants[].ModelName
  SageMaker::Model group VpcConfig.SecurityGroupIds[]
  SageMaker::Model subnet VpcConfig.Subnets[]
  SageMaker::Model role ExecutionRoleArn
  SageMaker::NotebookInstance group SecurityGroupIds[]
  SageMaker::NotebookInstance subnet SubnetId
  SageMaker::NotebookInstance role RoleArn
  Serverless::Function SNS::Topic.Arn|SQS::Queue.Arn DeadLetterQueue.TargetArn
  Serverless::Function Lambda::LayerVersion.Arn Layers[]
  Serverless::Function role Role
  Serverless::Function group VpcConfig.SecurityGroupIds[]
  Serverless::Function subnet VpcConfig.SubnetIds[]
  Serverless::Function IAM::ManagedPolicy.Arn PermissionsBoundary
  Serverless::StateMachine role Role
  Synthetics::Canary role ExecutionRoleArn
  Synthetics::Canary group VPCConfig.SecurityGroupIds[]
  Synthetics::Canary subnet VPCConfig.SubnetIds[]
  Synthetics::Canary vpc VPCConfig.VpcId
  """)
