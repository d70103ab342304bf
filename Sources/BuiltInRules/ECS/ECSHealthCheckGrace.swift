import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A load-balanced service that gives its tasks no time to start.
  static let ecsHealthCheckGrace = Rule.resource("ecs-health-check-grace", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    let balancers = resolver.list(of: resolver.property("LoadBalancers", of: service), at: nil)
    let behind = resolver.space.or(balancers.items.map(\.scenario))
    let existence = resolver.existence(of: service)
    let unset = resolver.scenario(["HealthCheckGracePeriodSeconds"], of: service) {
      $0 == .absent || $0.integer == 0
    }
    guard let extent = resolver.extent(of: resolver.space.and(behind, unset), within: existence) else { return }
    context.report(
      .givesNoTime(service.logicalID),
      at: context.place(resolver.key("LoadBalancers", of: service), in: service.stack),
      when: resolver.space.and(behind, unset), extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func givesNoTime(_ service: LogicalID) -> Self {
    """
    Service `\(service)` gives its tasks no time to start before the load balancer's health check counts, so that slow \
    ones are stopped and started for ever. Set `HealthCheckGracePeriodSeconds` to the time they need.
    """
  }
}
