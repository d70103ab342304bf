import CloudFormation
import StackGraph

extension Resolver {
  /// The scenarios in which a service is reached by something: a balancer, a registry, a mesh.
  func isReached(_ service: StackResource) -> Scenario {
    space.or(
      ["LoadBalancers", "ServiceRegistries", "ServiceConnectConfiguration", "VpcLatticeConfigurations"].flatMap { key in
        property(key, of: service).filter { alternative in
          if case .list(.written(let list)) = alternative.content { return !list.value.items.isEmpty }
          return alternative.content != .absent
        }.map(\.scenario)
      })
  }

  /// The one task definition a service runs, when there is no other, with the containers it has.
  func onlyDefinition(of service: StackResource) -> (definition: StackResource, containers: [TaskContainer])? {
    let values = property("TaskDefinition", of: service)
    guard values.count == 1, let id = values[0].content.resource, workspace[id].type == "AWS::ECS::TaskDefinition"
    else { return nil }
    let containers = containers(of: workspace[id])
    return containers.isEmpty ? nil : (workspace[id], containers)
  }

  /// Whether a container opens a port; nil when that cannot be told.
  func opensPort(_ container: TaskContainer) -> Bool? {
    let list = list(of: member(["PortMappings"], of: [container.map], orAt: container.map.span), at: nil)
    return list.isOpen ? nil : !list.items.isEmpty
  }

  /// Whether a name of a service or its task says that it works off something and is called by nobody.
  func isWorker(_ service: StackResource, _ definition: StackResource, _ containers: [TaskContainer]) -> Bool {
    let names =
      [service.logicalID.rawValue, definition.logicalID.rawValue] + containers.compactMap(\.knownName)
      + property("ServiceName", of: service).compactMap(\.content.textWithHoles)
    return names.contains { NameWords($0).goesOn }
      || property("SchedulingStrategy", of: service).contains { $0.content.text == "DAEMON" }
  }
}
