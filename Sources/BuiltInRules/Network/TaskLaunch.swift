import CloudFormation
import StackGraph

/// How a service, rule or schedule starts tasks.
struct TaskLaunch {
  /// When the tasks certainly run on Fargate.
  let isFargate: Scenario
  /// The task definitions of the workspace, each when it is run.
  let definitions: [LinkedResource]
  /// When the tasks certainly have no public address.
  let isWithoutAddress: Scenario
  /// The key of the property that lists the subnets, or that holds it.
  let key: [String]
  /// What starts the tasks, in the middle of a sentence.
  let starter: String
}

extension Resolver {
  /// How a resource starts tasks; nil where it starts several kinds, or none.
  func launch(by starter: StackResource) -> TaskLaunch? {
    let path: [String]
    let network: String
    switch starter.type {
    case "AWS::ECS::Service": (path, network) = ([], "AwsvpcConfiguration")
    case "AWS::Scheduler::Schedule": (path, network) = (["Target", "EcsParameters"], "AwsvpcConfiguration")
    default:
      let targets = values(at: ["Targets", "*", "EcsParameters"], of: starter).filter { $0.content != .absent }
      guard targets.count == 1 else { return nil }
      (path, network) = (["Targets", "*", "EcsParameters"], "AwsVpcConfiguration")
    }
    func setting(_ rest: String...) -> [Alternative] { self.values(at: path + rest, of: starter) }
    let providers = list(of: setting("CapacityProviderStrategy"), at: nil).items.flatMap {
      member("CapacityProvider", of: $0)
    }
    let onlyFargate = providers.allSatisfy { ["FARGATE", "FARGATE_SPOT"].contains($0.content.text) }
    let definition = setting(path.isEmpty ? "TaskDefinition" : "TaskDefinitionArn")
    return TaskLaunch(
      isFargate: space.or(
        setting("LaunchType").filter { $0.content.text == "FARGATE" }.map(\.scenario)
          + (onlyFargate ? providers.map(\.scenario) : [])),
      definitions: definition.compactMap { alternative in
        guard let id = alternative.content.resource, workspace[id].type == "AWS::ECS::TaskDefinition" else {
          return nil
        }
        return LinkedResource(resource: workspace[id], scenario: alternative.scenario)
      },
      isWithoutAddress: space.or(
        setting("NetworkConfiguration", network, "AssignPublicIp")
          .filter { $0.content == .absent || $0.content.text == "DISABLED" }.map(\.scenario)),
      key: path.isEmpty ? ["NetworkConfiguration", network, "Subnets"] : [path[0]],
      starter: path.isEmpty ? "tasks of service" : "tasks that are started by")
  }
}
