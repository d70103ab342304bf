import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service whose security groups let in no connection of its load balancer.
  static let balancerReachesTarget = Rule.resource("balancer-reaches-target", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    let own = resolver.securityGroups(of: service)
    guard own.isOpen.isNever, !own.sites.isEmpty else { return }
    for entry in resolver.list(of: resolver.property("LoadBalancers", of: service), at: nil).items.prefix(16) {
      let ports = resolver.member("ContainerPort", of: entry)
      guard ports.count == 1, let port = ports[0].content.integer else { continue }
      for target in resolver.member("TargetGroupArn", of: entry) {
        guard let group = target.content.resource else { continue }
        for forwarding in resolver.forwardings(to: group) {
          let balancer = context.workspace[forwarding.balancer]
          let theirs = resolver.securityGroups(of: balancer)
          // A load balancer without groups of its own has the VPC's, or, with addresses of its own, none.
          guard theirs.isOpen.isNever, !theirs.sites.isEmpty else { continue }
          let open = resolver.space.or(
            own.sites.map {
              resolver.space.and(
                $0.scenario, resolver.mayAdmit(groups: Set(theirs.sites.map(\.group)), port: port, into: $0.group))
            })
          let existence = resolver.existence(of: service)
          let closed = resolver.space.and([
            existence, entry.scenario, target.scenario, forwarding.scenario, resolver.existence(of: balancer),
            resolver.space.not(open),
          ])
          guard let extent = resolver.extent(of: closed, within: existence) else { continue }
          context.report(
            .isShutOut(balancer.logicalID, service.logicalID, port),
            at: context.place(ports[0].span, in: ports[0].stack),
            notes: own.sites.prefix(4).map {
              context.note("lets it not in at port \(port)", at: context.workspace[$0.group])
            } + [context.note("the load balancer", at: balancer)], when: closed, extent: extent)
          return
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isShutOut(_ balancer: LogicalID, _ service: LogicalID, _ port: Int) -> Self {
    """
    Load balancer `\(balancer)` cannot connect to port \(port) of service `\(service)`: no rule of the service's security \
    groups lets it in, so every health check fails and ECS replaces the tasks for ever. Let in the load balancer's \
    security group by `SourceSecurityGroupId`.
    """
  }
}
