import CloudFormation
import SourceText

/// A property that takes a role, and the service that assumes the role it is given.
package struct RoleUse: Sendable {
  /// What the service takes for a role.
  package enum Form: Sendable {
    /// An ARN only.
    case arn
    /// An ARN by its documentation; a name works too.
    case arnByContract
    /// A name or an ARN.
    case any
  }

  /// The type of the resource.
  package let type: ResourceType
  /// The keys from `Properties` to the property; `[]` after a key stands for each item of a list.
  package var path: [String] { keys.split(at: ".").map(String.init) }
  private let keys: String
  /// The names of the services, of which one must be trusted, without domain.
  package let services: [String]
  /// What it takes.
  package let form: Form

  init(_ type: ResourceType, _ path: String, _ services: String..., form: Form = .arn) {
    self.type = type
    keys = path
    self.services = services
    self.form = form
  }

  /// The last key of the path.
  package var property: String {
    let name = path[path.count - 1]
    return name.hasSuffix("[]") ? String(name.dropLast(2)) : name
  }

  /// The properties that are known to take a role (user guides of the services).
  package static let all: [RoleUse] = [
    RoleUse("AWS::ApiGateway::Account", "CloudWatchRoleArn", "apigateway"),
    RoleUse(
      "AWS::ApplicationAutoScaling::ScalableTarget", "RoleARN", "application-autoscaling", form: .arnByContract),
    RoleUse("AWS::AppSync::DataSource", "ServiceRoleArn", "appsync"),
    RoleUse("AWS::AutoScaling::LifecycleHook", "RoleARN", "autoscaling"),
    RoleUse("AWS::Backup::BackupSelection", "BackupSelection.IamRoleArn", "backup"),
    RoleUse("AWS::Batch::JobDefinition", "ContainerProperties.ExecutionRoleArn", "ecs-tasks", form: .any),
    RoleUse("AWS::Batch::JobDefinition", "ContainerProperties.JobRoleArn", "ecs-tasks", form: .any),
    RoleUse("AWS::CloudTrail::Trail", "CloudWatchLogsRoleArn", "cloudtrail"),
    RoleUse("AWS::CodeBuild::Project", "ServiceRole", "codebuild", form: .any),
    RoleUse("AWS::CodeDeploy::DeploymentGroup", "ServiceRoleArn", "codedeploy"),
    RoleUse("AWS::CodePipeline::Pipeline", "RoleArn", "codepipeline"),
    RoleUse("AWS::EC2::FlowLog", "DeliverLogsPermissionArn", "vpc-flow-logs"),
    RoleUse("AWS::ECS::TaskDefinition", "ExecutionRoleArn", "ecs-tasks", form: .arnByContract),
    RoleUse("AWS::ECS::TaskDefinition", "TaskRoleArn", "ecs-tasks", form: .arnByContract),
    RoleUse("AWS::EKS::Cluster", "RoleArn", "eks"),
    RoleUse("AWS::EKS::Nodegroup", "NodeRole", "ec2"),
    RoleUse("AWS::Events::Rule", "Targets[].RoleArn", "events"),
    RoleUse("AWS::Glue::Job", "Role", "glue", form: .any),
    RoleUse("AWS::IAM::InstanceProfile", "Roles[]", "ec2", form: .any),
    RoleUse("AWS::KinesisFirehose::DeliveryStream", "ExtendedS3DestinationConfiguration.RoleARN", "firehose"),
    RoleUse("AWS::KinesisFirehose::DeliveryStream", "S3DestinationConfiguration.RoleARN", "firehose"),
    RoleUse("AWS::Lambda::Function", "Role", "lambda"),
    RoleUse("AWS::Pipes::Pipe", "RoleArn", "pipes"),
    RoleUse("AWS::RDS::DBInstance", "MonitoringRoleArn", "monitoring.rds", "rds"),
    RoleUse("AWS::Scheduler::Schedule", "Target.RoleArn", "scheduler"),
    RoleUse("AWS::Serverless::Function", "Role", "lambda"),
    RoleUse("AWS::Serverless::StateMachine", "Role", "states"),
    RoleUse("AWS::StepFunctions::StateMachine", "RoleArn", "states"),
  ]

  /// The uses of resources of each type.
  package static let byType = Dictionary(grouping: all, by: \.type)
  /// The types that have uses, in order.
  package static let types = all.map(\.type).reduce(into: [ResourceType]()) { if $0.last != $1 { $0.append($1) } }
}

extension Resolver {
  /// The roles of the workspace a property may be given, with where it is written.
  package func roles(_ use: RoleUse, of resource: StackResource) -> [(role: StackResource, alternative: Alternative)] {
    var current = property([], of: resource)
    for key in use.path {
      guard key.hasSuffix("[]") else {
        current = member([key], of: current, orAt: resource.resource.key.span)
        continue
      }
      let list = member([String(key.dropLast(2))], of: current, orAt: resource.resource.key.span)
      current = self.list(of: list, at: nil).items.flatMap { alternatives(of: $0) }
    }
    return current.compactMap { alternative in
      guard let id = alternative.content.resource, workspace[id].type == "AWS::IAM::Role" else { return nil }
      return (workspace[id], alternative)
    }
  }
}
