import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service whose load balancer is to reach a container or port that its task definition does not have, or through a
  /// target group of the wrong kind.
  static let ecsLoadBalancerTarget = Rule.resource("ecs-load-balancer-target", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    let entries = resolver.list(of: resolver.property("LoadBalancers", of: service), at: nil).items
    let definitions = resolver.resources(
      namedBy: "TaskDefinition", of: service, type: "AWS::ECS::TaskDefinition")
    for entry in entries.prefix(16) {
      for definition in definitions {
        let told = context.checkContainer(of: entry, service: service, definition: definition)
        if !told { context.checkKind(of: entry, service: service, definition: definition) }
      }
    }
  }
}

extension RuleContext {
  /// Looks for the container and the port in a task definition; tells whether it reported anything.
  fileprivate func checkContainer(
    of entry: ListItem, service: StackResource, definition: LinkedResource
  ) -> Bool {
    let names = resolver.member("ContainerName", of: entry)
    guard names.count == 1, let name = names[0].content.text else { return false }
    let list = resolver.list(of: resolver.property("ContainerDefinitions", of: definition.resource), at: nil)
    let containers = resolver.containers(of: definition.resource)
    // A container or name that is not known may be the one.
    guard !list.isOpen, !containers.isEmpty,
      containers.allSatisfy({ $0.name.count == 1 && $0.name[0].content.text != nil }),
      list.items.allSatisfy({ resolver.alternatives(of: $0).allSatisfy(\.content.isMap) })
    else { return false }
    let scope = resolver.space.and(entry.scenario, definition.scenario)
    let existence = resolver.existence(of: service)
    let named = containers.filter { $0.name[0].content.text == name }
    let missing = resolver.space.and(scope, resolver.space.not(resolver.space.or(named.map(\.map.scenario))))
    if let extent = resolver.extent(of: missing, within: existence) {
      let known = containers.prefix(3).compactMap { $0.knownName.map { "`\($0)`" } }.joined(separator: ", ")
      report(
        .hasNoContainer(service.logicalID, name, definition.resource.logicalID, known), kind: "container",
        at: place(names[0].span, in: names[0].stack), notes: [note("the task definition", at: definition.resource)],
        when: missing, extent: extent)
      return true
    }
    return checkPort(of: entry, service: service, definition: definition, containers: named)
  }

  private func checkPort(
    of entry: ListItem, service: StackResource, definition: LinkedResource, containers: [TaskContainer]
  ) -> Bool {
    let ports = resolver.member("ContainerPort", of: entry)
    guard ports.count == 1, let port = ports[0].content.integer, let container = containers.first,
      containers.count == 1
    else { return false }
    let mappings = resolver.list(
      of: resolver.member(["PortMappings"], of: [container.map], orAt: container.map.span), at: nil)
    guard !mappings.isOpen else { return false }
    let mapped = mappings.items.flatMap { resolver.member("ContainerPort", of: $0) }
    // A range of ports, or one that is not known, may hold it.
    guard mapped.allSatisfy({ $0.content.integer != nil }) else { return false }
    let right = mapped.filter { $0.content.integer == port }.map(\.scenario)
    let scope = resolver.space.and([entry.scenario, definition.scenario, container.map.scenario])
    let missing = resolver.space.and(scope, resolver.space.not(resolver.space.or(right)))
    guard let extent = resolver.extent(of: missing, within: resolver.existence(of: service)) else { return false }
    report(
      .hasNoPort(service.logicalID, port, container.knownName ?? "", definition.resource.logicalID),
      kind: "port", at: place(ports[0].span, in: ports[0].stack),
      notes: [note("the container", at: container.map.span, in: container.map.stack)], when: missing, extent: extent)
    return true
  }

  /// Tasks with addresses of their own are registered by these, others by their machines.
  fileprivate func checkKind(of entry: ListItem, service: StackResource, definition: LinkedResource) {
    let modes = resolver.property("NetworkMode", of: definition.resource)
    for target in resolver.member("TargetGroupArn", of: entry) {
      guard let id = target.content.resource, workspace[id].type == "AWS::ElasticLoadBalancingV2::TargetGroup" else {
        continue
      }
      let group = workspace[id]
      let found = resolver.disagreement(
        of: resolver.property("TargetType", of: group), with: modes,
        within: resolver.space.and([
          target.scenario, entry.scenario, definition.scenario, resolver.existence(of: group),
        ])
      ) { type, mode in
        guard let mode = mode.content == .absent ? "bridge" : mode.content.text,
          let type = type.content == .absent ? "instance" : type.content.text
        else { return nil }
        return (mode == "awsvpc") != (type == "ip")
      }
      guard let found, let extent = extent(of: found, for: service) else { continue }
      let wanted = found.pair.other.content.text == "awsvpc" ? "ip" : "instance"
      report(
        .isOfWrongKind(group.logicalID, service.logicalID, wanted), kind: "kind",
        at: place(found.pair.own.span, in: found.pair.own.stack),
        notes: [
          note("the network mode of the tasks", at: found.pair.other.span, in: found.pair.other.stack),
          note("the service", at: service),
        ],
        when: found.scenario, extent: extent)
    }
  }
}

extension Content {
  fileprivate var isMap: Bool { if case .map = self { true } else { false } }
}

extension Finding.Message {
  fileprivate static func hasNoContainer(
    _ service: LogicalID, _ name: String, _ definition: LogicalID, _ known: String
  ) -> Self {
    """
    The load balancer of service `\(service)` is to reach container `\(name)`, which task definition `\(definition)` does \
    not have, so that the service cannot be made. Its containers are \(wording: known).
    """
  }

  fileprivate static func hasNoPort(
    _ service: LogicalID, _ port: Int, _ container: String, _ definition: LogicalID
  ) -> Self {
    """
    The load balancer of service `\(service)` is to reach port \(port) of container `\(container)`, which task definition \
    `\(definition)` does not map, so that the service cannot be made. Add it to `PortMappings`, or name a port that is \
    there.
    """
  }

  fileprivate static func isOfWrongKind(_ group: LogicalID, _ service: LogicalID, _ wanted: String) -> Self {
    """
    Target group `\(group)` does not take the tasks of service `\(service)` in their network mode, so that the service \
    cannot be made. Set `TargetType: \(wording: wanted)`.
    """
  }
}
