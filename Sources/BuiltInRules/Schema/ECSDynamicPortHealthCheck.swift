import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A target group that looks for containers at a fixed port while they get a new one each time.
  static let ecsDynamicPortHealthCheck = Rule.resource("ecs-dynamic-port-health-check", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    let balancers = resolver.list(of: resolver.property("LoadBalancers", of: service), at: nil).items
    guard !balancers.isEmpty else { return }
    let definitions = resolver.resources(namedBy: "TaskDefinition", of: service, type: "AWS::ECS::TaskDefinition")
    for balancer in balancers.prefix(16) {
      guard let name = resolver.onlyText("ContainerName", of: balancer),
        let port = resolver.onlyText("ContainerPort", of: balancer)
      else { continue }
      for definition in definitions {
        guard let host = resolver.dynamicPort(of: name, port: port, in: definition.resource) else { continue }
        for target in resolver.member("TargetGroupArn", of: balancer) {
          guard let id = target.content.resource,
            context.workspace[id].type == "AWS::ElasticLoadBalancingV2::TargetGroup"
          else { continue }
          let group = context.workspace[id]
          let scope = resolver.space.and([
            definition.scenario, host.scenario, target.scenario, resolver.existence(of: group),
          ])
          let found = resolver.disagreement(
            of: resolver.property("HealthCheckPort", of: group), with: [host], within: scope
          ) { check, _ in
            // Where nothing is said it is the port of the traffic.
            check.content == .absent ? false : check.content.text.map { $0 != "traffic-port" }
          }
          guard let found, let check = found.pair.own.content.text else { continue }
          context.report(
            .isFixed(group.logicalID, check, service.logicalID, name),
            at: context.place(found.pair.own.span, in: found.pair.own.stack),
            notes: [context.note("a new port each time", at: host.span, in: host.stack)], when: found.scenario,
            extent: found.extent)
        }
      }
    }
  }
}

extension Resolver {
  /// The text that a member of an item is in every scenario.
  fileprivate func onlyText(_ key: String, of item: ListItem) -> String? {
    let alternatives = member(key, of: item)
    return alternatives.count == 1 ? alternatives[0].content.text : nil
  }

  /// The host port 0 of a port of a container.
  fileprivate func dynamicPort(of container: String, port: String, in definition: StackResource) -> Alternative? {
    for item in list(of: property("ContainerDefinitions", of: definition), at: nil).items
    where onlyText("Name", of: item) == container {
      for mapping in list(of: member("PortMappings", of: item), at: nil).items
      where onlyText("ContainerPort", of: mapping) == port {
        let host = member("HostPort", of: mapping)
        if let dynamic = host.first(where: { $0.content.integer == 0 }) { return dynamic }
      }
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func isFixed(
    _ group: LogicalID, _ check: String, _ service: LogicalID, _ container: String
  ) -> Self {
    """
    Target group `\(group)` checks port \(check), but container `\(container)` of service `\(service)` gets another host \
    port each time it starts, so the check fails. Set `HealthCheckPort` to `traffic-port`.
    """
  }
}
