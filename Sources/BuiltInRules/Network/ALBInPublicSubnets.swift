import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A load balancer for the internet in subnets that have no route to it, or an internal one in public subnets.
  static let albInPublicSubnets = Rule.resource(
    "alb-in-public-subnets", of: "AWS::ElasticLoadBalancingV2::LoadBalancer"
  ) { balancer, context in
    let space = context.resolver.space
    let (placement, key) = context.resolver.placement(ofBalancer: balancer)
    let schemes = context.resolver.property("Scheme", of: balancer)
    func scenario(_ isWanted: (Content) -> Bool) -> Scenario {
      space.or(schemes.filter { isWanted($0.content) }.map(\.scenario))
    }
    let isForInternet = scenario { $0 == .absent || $0.text == "internet-facing" }
    let unreachable = context.offending(among: placement.sites) { tiers, _ in
      space.and(isForInternet, space.or(tiers.isIsolated, tiers.hasEgress))
    }
    if let unreachable {
      context.report(
        unreachable, of: balancer, key: key, kind: "unreachable", phrase: "has no route to an internet gateway",
        .isUnreachable(balancer.logicalID, context.names(of: unreachable.subnets)))
    }
    let isInternal = scenario { $0.text == "internal" }
    let exposed = context.offending(among: placement.sites) { tiers, _ in space.and(isInternal, tiers.isPublic) }
    if let exposed {
      context.report(
        exposed, of: balancer, key: key, kind: "internal", phrase: "has a route to an internet gateway",
        .isPublic(balancer.logicalID, context.names(of: exposed.subnets)))
    }
  }
}

extension Finding.Message {
  fileprivate static func isUnreachable(_ balancer: LogicalID, _ subnets: String) -> Self {
    """
    Load balancer `\(balancer)` is for the internet but stands in subnets without a route to an internet gateway: \
    \(subnets). Nobody reaches it there. Put it into public subnets, or set `Scheme: internal`.
    """
  }

  fileprivate static func isPublic(_ balancer: LogicalID, _ subnets: String) -> Self {
    """
    Load balancer `\(balancer)` is internal but stands in public subnets: \(subnets). Put it into subnets without a \
    route to an internet gateway.
    """
  }
}
