import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service that does not say where the network interfaces of its tasks go.
  static let ecsServiceNetworkConfiguration = Rule.resource(
    "ecs-service-network-configuration", of: "AWS::ECS::Service"
  ) { service, context in
    let resolver = context.resolver
    for link in resolver.resources(namedBy: "TaskDefinition", of: service, type: "AWS::ECS::TaskDefinition") {
      let found = resolver.disagreement(
        of: resolver.property("NetworkConfiguration", of: service),
        with: resolver.property("NetworkMode", of: link.resource), within: link.scenario
      ) { configuration, mode in
        if configuration.content != .absent { return false }
        return mode.content == .absent ? false : mode.content.text.map { $0 == "awsvpc" }
      }
      guard let found else { continue }
      let mode = found.pair.other
      context.report(
        .lacksNetwork(service.logicalID, link.resource.logicalID), at: context.place(ofPropertiesOf: service),
        notes: [context.note("the network mode of the tasks", at: mode.span, in: mode.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func lacksNetwork(_ service: LogicalID, _ definition: LogicalID) -> Self {
    """
    Service `\(service)` has no `NetworkConfiguration`, but the tasks of `\(definition)` have network mode `awsvpc`: \
    each gets a network interface of its own, and ECS must know in which subnets. Set \
    `NetworkConfiguration.AwsvpcConfiguration`.
    """
  }
}
