import CloudFormation

/// The properties whose values are shown to everybody who may look at the resource.
package enum SecretSinks {
  /// Environments and the like: each value has a name. Paths from `Properties`, `*` standing for each item of a list.
  package static let environments: [ResourceType: [[String]]] = read(
    """
    Amplify::App EnvironmentVariables
    Amplify::Branch EnvironmentVariables
    ApiGateway::Stage Variables
    ApiGatewayV2::Stage StageVariables
    AppRunner::Service SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables
    AppRunner::Service SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues\
    .RuntimeEnvironmentVariables
    AppSync::GraphQLApi EnvironmentVariables
    Batch::JobDefinition ContainerProperties.Environment
    Batch::JobDefinition EcsProperties.TaskProperties.*.Containers.*.Environment
    Batch::JobDefinition NodeProperties.NodeRangeProperties.*.Container.Environment
    ECS::DaemonTaskDefinition ContainerDefinitions.*.Environment
    ECS::ExpressGatewayService PrimaryContainer.Environment
    EMR::Cluster Configurations
    ElasticBeanstalk::ConfigurationTemplate OptionSettings
    ElasticBeanstalk::Environment OptionSettings
    Glue::Job DefaultArguments
    KinesisAnalyticsV2::Application ApplicationConfiguration.EnvironmentProperties.PropertyGroups.*.PropertyMap
    Lightsail::Container ContainerServiceDeployment.Containers.*.Environment
    MWAA::Environment AirflowConfigurationOptions
    SageMaker::Model Containers.*.Environment
    SageMaker::Model PrimaryContainer.Environment
    Synthetics::Canary RunConfig.EnvironmentVariables
    """)

  /// Commands, definitions and other texts that are kept and shown as they are.
  package static let texts: [ResourceType: [[String]]] = read(
    """
    AppConfig::HostedConfigurationVersion Content
    Batch::JobDefinition ContainerProperties.Command
    Batch::JobDefinition Parameters
    CloudFront::Function FunctionCode
    CloudWatch::Dashboard DashboardBody
    CodeBuild::Project Source.BuildSpec
    CodeBuild::Project Source.Location
    CodePipeline::Pipeline Stages.*.Actions.*.Configuration.EnvironmentVariables
    CodePipeline::Pipeline Stages.*.Actions.*.Configuration.UserParameters
    ECS::TaskDefinition ContainerDefinitions.*.Command
    ECS::TaskDefinition ContainerDefinitions.*.DockerLabels
    ECS::TaskDefinition ContainerDefinitions.*.EntryPoint
    ECS::TaskDefinition ContainerDefinitions.*.HealthCheck.Command
    ECS::TaskDefinition ContainerDefinitions.*.LogConfiguration.Options
    EMR::Cluster BootstrapActions
    EMR::Cluster Steps
    EMR::Step HadoopJarStep
    Events::Rule Targets.*.Input
    Events::Rule Targets.*.InputTransformer.InputTemplate
    ImageBuilder::Component Data
    Lambda::Function Code.ZipFile
    SNS::Subscription Endpoint
    SNS::Topic Subscription
    SSM::Association Parameters
    SSM::Document Content
    Scheduler::Schedule Target.Input
    Serverless::Function InlineCode
    Serverless::StateMachine Definition
    Serverless::StateMachine DefinitionSubstitutions
    StepFunctions::StateMachine Definition
    StepFunctions::StateMachine DefinitionString
    StepFunctions::StateMachine DefinitionSubstitutions
    """)

  /// The scripts instances run when they start.
  package static let userData: [ResourceType: [[String]]] = read(
    """
    AutoScaling::LaunchConfiguration UserData
    EC2::Instance UserData
    EC2::LaunchTemplate LaunchTemplateData.UserData
    EC2::SpotFleet SpotFleetRequestConfigData.LaunchSpecifications.*.UserData
    """)

  /// The properties any type may have that say something about the resource.
  package static let descriptive = [
    "AlarmDescription", "CacheSecurityGroupDescription", "Comment", "Description", "GroupDescription",
    "ReplicationGroupDescription", "TagSpecifications", "Tags",
  ]

  private static func read(_ table: StaticString) -> [ResourceType: [[String]]] {
    var paths: [ResourceType: [[String]]] = [:]
    for line in TableText(table).parts("\n") {
      let words = line.parts(" ")
      paths[ResourceType("AWS::" + words[0].string), default: []].append(words[1].parts(".").map(\.string))
    }
    return paths
  }
}
