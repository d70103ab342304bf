/// Schemas that stand beside the provider schemas and say what holds between properties: which rule of ours says it and
/// where in the resource types it holds.
struct ConstraintPlaces {
  /// The file in the folder of extensions, without its suffix.
  let file: String
  /// The rule's id, with its kind of finding after a colon.
  let rule: String
  /// Whether the file has a schema for each region.
  let isByRegion: Bool
  /// A resource type and the names of the properties below `Properties`, joined by `/`; `*` is every item of a list.
  let paths: [String]

  /// All constraints the table holds. Those that need two resources are rules of their own.
  static let all = read(table)

  /// The schemas of policy documents, in the folder of IAM's.
  static let policies = read(policyTable)

  private static func read(_ table: String) -> [ConstraintPlaces] {
    var all: [ConstraintPlaces] = []
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if line.hasPrefix("  "), let last = all.popLast() {
        all.append(.init(file: last.file, rule: last.rule, isByRegion: last.isByRegion, paths: last.paths + words))
      } else {
        all.append(.init(file: words[0], rule: words[1], isByRegion: words.last == "by-region", paths: []))
      }
    }
    return all
  }

  private static let table = """
    aws_amazonmq_broker/instancetype_enum instance-type-offered by-region
      AWS::AmazonMQ::Broker/HostInstanceType
    aws_appstream_fleet/instancetype_enum instance-type-offered by-region
      AWS::AppStream::Fleet/InstanceType
    aws_dax_cluster/nodetype_enum instance-type-offered by-region
      AWS::DAX::Cluster/NodeType
    aws_docdb_dbinstance/dbinstanceclass_enum instance-type-offered by-region
      AWS::DocDB::DBInstance/DBInstanceClass
    aws_ec2_instance/instancetype_enum instance-type-offered by-region
      AWS::EC2::Instance/InstanceType
      AWS::EC2::LaunchTemplate/LaunchTemplateData/InstanceType
      AWS::EC2::EC2Fleet/LaunchTemplateConfigs/*/Overrides/*/InstanceType
      AWS::EC2::CapacityReservationFleet/InstanceTypeSpecifications/*/InstanceType
      AWS::GameLift::GameServerGroup/InstanceDefinitions/*/InstanceType
      AWS::AutoScaling::LaunchConfiguration/InstanceType
    aws_elasticache_cachecluster/cachenodetype_enum instance-type-offered by-region
      AWS::ElastiCache::CacheCluster/CacheNodeType
    aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum instance-type-offered by-region
      AWS::Elasticsearch::Domain/ElasticsearchClusterConfig/InstanceType
    aws_emr_cluster/instancetypeconfig_instancetype_enum instance-type-offered by-region
      AWS::EMR::Cluster/Instances/CoreInstanceFleet/InstanceTypeConfigs/*/InstanceType
      AWS::EMR::Cluster/Instances/CoreInstanceGroup/InstanceType
      AWS::EMR::Cluster/Instances/MasterInstanceFleet/InstanceTypeConfigs/*/InstanceType
      AWS::EMR::Cluster/Instances/MasterInstanceGroup/InstanceType
      AWS::EMR::Cluster/Instances/TaskInstanceFleets/*/InstanceTypeConfigs/*/InstanceType
      AWS::EMR::Cluster/Instances/TaskInstanceGroups/*/InstanceType
    aws_gamelift_fleet/ec2instancetype_enum instance-type-offered by-region
      AWS::GameLift::Fleet/EC2InstanceType
    aws_managedblockchain_node/nodeconfiguration_instancetype_enum instance-type-offered by-region
      AWS::ManagedBlockchain::Node/NodeConfiguration/InstanceType
    aws_neptune_dbinstance/dbinstanceclass_enum instance-type-offered by-region
      AWS::Neptune::DBInstance/DBInstanceClass
    aws_opensearchservice_domain/clusterconfig_instancetype_enum instance-type-offered by-region
      AWS::OpenSearchService::Domain/ClusterConfig/InstanceType
    aws_redshift_cluster/nodetype_enum instance-type-offered by-region
      AWS::Redshift::Cluster/NodeType
    aws_sagemaker_cluster/instancetype_enum instance-type-offered by-region
      AWS::SageMaker::Cluster/InstanceGroups/*/InstanceType
      AWS::SageMaker::Cluster/RestrictedInstanceGroups/*/InstanceType
    aws_sagemaker_hosting/instancetype_enum instance-type-offered by-region
      AWS::SageMaker::InferenceExperiment/ModelVariants/*/InfrastructureConfig/RealTimeInferenceConfig/InstanceType
    aws_sagemaker_processing/instancetype_enum instance-type-offered by-region
      AWS::SageMaker::DataQualityJobDefinition/JobResources/ClusterConfig/InstanceType
      AWS::SageMaker::ModelBiasJobDefinition/JobResources/ClusterConfig/InstanceType
      AWS::SageMaker::ModelExplainabilityJobDefinition/JobResources/ClusterConfig/InstanceType
      AWS::SageMaker::ModelQualityJobDefinition/JobResources/ClusterConfig/InstanceType
      AWS::SageMaker::MonitoringSchedule/MonitoringScheduleConfig/MonitoringJobDefinition/MonitoringResources/ClusterConfig/InstanceType
    aws_sagemaker_transform/instancetype_enum instance-type-offered by-region
      AWS::SageMaker::ModelPackage/ValidationSpecification/ValidationProfiles/*/TransformJobDefinition/TransformResources/InstanceType
    aws_rds_dbcluster/dbclusterinstanceclass_enum rds-instance-class-offered by-region
      AWS::RDS::DBCluster
    aws_rds_dbinstance/dbinstanceclass_enum rds-instance-class-offered by-region
      AWS::RDS::DBInstance
    aws_rds_dbinstance/db_instance_class rds-instance-class-offered
      AWS::RDS::DBInstance
    aws_rds_dbcluster/engine_version rds-engine-version-offered
      AWS::RDS::DBCluster
    aws_rds_dbinstance/engine_version rds-engine-version-offered
      AWS::RDS::DBInstance
    aws_rds_dbcluster/engine_version_deprecated rds-engine-version-deprecated
      AWS::RDS::DBCluster
    aws_rds_dbinstance/engine_version_deprecated rds-engine-version-deprecated
      AWS::RDS::DBInstance
    aws_rds_dbcluster/aurora rds-properties-combination
      AWS::RDS::DBCluster
    aws_rds_dbcluster/aurora_warning rds-properties-combination:ignored
      AWS::RDS::DBCluster
    aws_rds_dbcluster/monitoring rds-properties-combination
      AWS::RDS::DBCluster
    aws_rds_dbcluster/multiaz rds-properties-combination
      AWS::RDS::DBCluster
    aws_rds_dbcluster/serverless_exclusive rds-properties-combination
      AWS::RDS::DBCluster
    aws_rds_dbcluster/snapshotidentifier rds-properties-combination:ignored
      AWS::RDS::DBCluster
    aws_rds_dbcluster/sourcedbclusteridentifier rds-properties-combination:ignored
      AWS::RDS::DBCluster
    aws_rds_dbinstance/aurora_exclusive rds-properties-combination:ignored
      AWS::RDS::DBInstance
    aws_rds_dbinstance/backupretentionperiod_maximum rds-properties-combination
      AWS::RDS::DBInstance
    aws_rds_dbinstance/kmskey_storageencrypted rds-properties-combination
      AWS::RDS::DBInstance
    aws_rds_dbinstance/replicamode_enum rds-properties-combination
      AWS::RDS::DBInstance
    aws_lambda_function/capacity_provider_timeout lambda-properties-combination
      AWS::Lambda::Function
    aws_lambda_function/loglevel_logformat lambda-properties-combination
      AWS::Lambda::Function
      AWS::Serverless::Function
    aws_lambda_function/packagetype_image_exclusions lambda-properties-combination
      AWS::Lambda::Function
      AWS::Serverless::Function
    aws_lambda_function/zipfile_runtime_enum lambda-properties-combination
      AWS::Lambda::Function
    aws_lambda_function/zipfile_runtime_exists lambda-properties-combination
      AWS::Lambda::Function
    aws_lambda_eventsourcemapping/eventsourcearn_sqs_exclusive lambda-properties-combination
      AWS::Lambda::EventSourceMapping
    aws_lambda_eventsourcemapping/eventsourcearn_stream_inclusive lambda-properties-combination
      AWS::Lambda::EventSourceMapping
    aws_lambda_function/environment_variable_keys lambda-reserved-variables
      AWS::Lambda::Function/Environment/Variables
      AWS::Serverless::Function/Environment/Variables
    aws_lambda_function/awslayer lambda-aws-layer
      AWS::Lambda::Function/Layers/*
    aws_ecs_taskdefinition/fargate_cpu_memory ecs-fargate-requirements
      AWS::ECS::TaskDefinition
    aws_ecs_taskdefinition/fargate_properties ecs-fargate-requirements
      AWS::ECS::TaskDefinition
    aws_ecs_service/fargate ecs-fargate-requirements
      AWS::ECS::Service
    aws_ecs_taskdefinition/logging_configuration ecs-container-requirements
      AWS::ECS::TaskDefinition/ContainerDefinitions/*/LogConfiguration
    aws_ecs_taskdefinition/containerdefinitions_essential ecs-container-requirements
      AWS::ECS::TaskDefinition/ContainerDefinitions
    aws_ec2_instance/virtualname_ephemeral block-device-valid
      AWS::EC2::Instance/BlockDeviceMappings/*
      AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*
      AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*
      AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*
    aws_ec2_instance/blockdevicemappings block-device-valid
      AWS::AutoScaling::LaunchConfiguration/BlockDeviceMappings/*/Ebs
      AWS::EC2::Instance/BlockDeviceMappings/*/Ebs
      AWS::EC2::LaunchTemplate/LaunchTemplateData/BlockDeviceMappings/*/Ebs
      AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*/Ebs
    aws_ec2_instance/privateipaddress properties-combination
      AWS::EC2::Instance
      AWS::EC2::NetworkInterface
    aws_ec2_securitygroup/all_to_and_from_ports sg-ports-match-protocol
      AWS::EC2::SecurityGroup/SecurityGroupIngress/*
      AWS::EC2::SecurityGroup/SecurityGroupEgress/*
      AWS::EC2::SecurityGroupEgress
      AWS::EC2::SecurityGroupIngress
    aws_ec2_securitygroup/protocols_and_port_ranges_exclude sg-ports-match-protocol:ignored
      AWS::EC2::SecurityGroup/SecurityGroupIngress/*
      AWS::EC2::SecurityGroup/SecurityGroupEgress/*
      AWS::EC2::SecurityGroupEgress
      AWS::EC2::SecurityGroupIngress
    aws_ec2_securitygroup/protocols_and_port_ranges_include sg-ports-match-protocol
      AWS::EC2::SecurityGroup/SecurityGroupIngress/*
      AWS::EC2::SecurityGroup/SecurityGroupEgress/*
      AWS::EC2::SecurityGroupEgress
      AWS::EC2::SecurityGroupIngress
    aws_ec2_vpngateway/type_enum properties-combination:ignored
      AWS::EC2::VPNGateway/Type
    aws_elasticache_cachecluster/engine_version properties-combination
      AWS::ElastiCache::CacheCluster
    aws_elasticache_replicationgroup/transitencryptionenabled_valkey properties-combination
      AWS::ElastiCache::ReplicationGroup
    aws_elasticloadbalancingv2_listener/certificate elb-listener-certificate
      AWS::ElasticLoadBalancingV2::Listener
    aws_elasticloadbalancing_loadbalancer/certificate elb-listener-certificate
      AWS::ElasticLoadBalancing::LoadBalancer/Listeners/*
    aws_elasticloadbalancingv2_loadbalancer/application_subnets alb-two-subnets
      AWS::ElasticLoadBalancingV2::LoadBalancer
    aws_elasticloadbalancingv2_targetgroup/healthcheckprotocol_restrictions target-group-properties
      AWS::ElasticLoadBalancingV2::TargetGroup
    aws_elasticloadbalancingv2_targetgroup/protocol_restrictions target-group-properties
      AWS::ElasticLoadBalancingV2::TargetGroup
    aws_elasticloadbalancingv2_targetgroup/targettype_restrictions target-group-properties
      AWS::ElasticLoadBalancingV2::TargetGroup
    aws_dynamodb_table/billingmode_exclusive dynamodb-billing-mode
      AWS::DynamoDB::Table
    aws_dynamodb_table/billingmode_provisioned_dependent dynamodb-billing-mode
      AWS::DynamoDB::Table
    aws_s3_bucket/ownershipcontrols s3-acl-needs-ownership
      AWS::S3::Bucket
    aws_route53_recordset/recordset_pattern route53-record-valid
      AWS::Route53::RecordSet
      AWS::Route53::RecordSetGroup/RecordSets/*
    aws_route53_recordset/recordset_alias route53-record-valid
      AWS::Route53::RecordSet
      AWS::Route53::RecordSetGroup/RecordSets/*
    aws_route53_healthcheck/healthcheckconfig_type_inclusive route53-record-valid
      AWS::Route53::HealthCheck/HealthCheckConfig
    aws_sqs_queue/properties sqs-fifo-properties
      AWS::SQS::Queue
    aws_sns_subscription/subscription_endpoint_protocol sns-subscription-endpoint
      AWS::SNS::Subscription
    aws_apigateway_authorizer/ttl properties-combination
      AWS::ApiGateway::Authorizer
    aws_apigateway_restapi/openapi_properties properties-combination
      AWS::ApiGateway::RestApi
    aws_apigateway_stage/method_settings_resource_path properties-combination
      AWS::ApiGateway::Stage/MethodSettings/*
    aws_cloudfront_distribution/forward_enum properties-combination
      AWS::CloudFront::Distribution/DistributionConfig/DefaultCacheBehavior
      AWS::CloudFront::Distribution/DistributionConfig/CacheBehaviors/*
    aws_cloudwatch_alarm/period properties-combination
      AWS::CloudWatch::Alarm
    aws_codebuild_project/s3_locations properties-combination
      AWS::CodeBuild::Project/Artifacts
      AWS::CodeBuild::Project/Source
    aws_fsx_filesystem/storage_capacity properties-combination
      AWS::FSx::FileSystem
    """

  private static let policyTable = """
    policy_identity iam-policy-shape
      AWS::IAM::Group/Policies/*/PolicyDocument
      AWS::IAM::GroupPolicy/PolicyDocument
      AWS::IAM::ManagedPolicy/PolicyDocument
      AWS::IAM::Policy/PolicyDocument
      AWS::IAM::Role/Policies/*/PolicyDocument
      AWS::IAM::RolePolicy/PolicyDocument
      AWS::IAM::User/Policies/*/PolicyDocument
      AWS::IAM::UserPolicy/PolicyDocument
      AWS::SSO::PermissionSet/InlinePolicy
    policy_resource iam-policy-shape
      AWS::KMS::Key/KeyPolicy
      AWS::OpenSearchService::Domain/AccessPolicies
      AWS::S3::BucketPolicy/PolicyDocument
      AWS::SNS::TopicPolicy/PolicyDocument
      AWS::SQS::QueuePolicy/PolicyDocument
    policy_resource_ecr iam-policy-shape
      AWS::ECR::Repository/RepositoryPolicyText
    policy_trust iam-policy-shape
      AWS::IAM::Role/AssumeRolePolicyDocument
    """
}
