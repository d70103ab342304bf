import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A host port that is not the container's, where both are the same network interface's.
  static let ecsHostPortMatches = Rule.resource("ecs-host-port-matches", of: "AWS::ECS::TaskDefinition") {
    definition, context in
    let resolver = context.resolver
    let mode = resolver.property("NetworkMode", of: definition)
    let isShared = resolver.scenario(mode) { $0.text == "awsvpc" || $0.text == "host" }
    guard !isShared.isNever,
      let modeName = mode.first(where: { $0.content.text == "awsvpc" || $0.content.text == "host" })
    else { return }
    for container in resolver.list(of: resolver.property("ContainerDefinitions", of: definition), at: nil).items {
      for mapping in resolver.list(of: resolver.member("PortMappings", of: container), at: nil).items {
        let found = resolver.disagreement(
          of: resolver.member("HostPort", of: mapping), with: resolver.member("ContainerPort", of: mapping),
          within: resolver.existence(of: definition), when: isShared
        ) { host, port in
          if host.content == .absent { return false }
          guard let host = host.content.integer, let port = port.content.integer else { return nil }
          return host != port
        }
        guard let found, let host = found.pair.own.content.integer, let port = found.pair.other.content.integer else {
          continue
        }
        context.report(
          .differ(definition.logicalID, host, port, mode: modeName.content.text ?? ""),
          at: context.place(found.pair.own.span, in: found.pair.own.stack),
          notes: [context.note("the container's port", at: found.pair.other.span, in: found.pair.other.stack)],
          when: found.scenario, extent: found.extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func differ(_ definition: LogicalID, _ host: Int, _ port: Int, mode: String) -> Self {
    """
    A container of `\(definition)` has host port \(host) for its port \(port), but in network mode `\(mode)` \
    nothing translates ports and ECS refuses the task definition. Leave `HostPort` out, or set it to \(port).
    """
  }
}
