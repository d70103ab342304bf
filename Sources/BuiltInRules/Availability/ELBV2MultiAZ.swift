import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A load balancer whose subnets all stand in one Availability Zone.
  static let elbv2MultiAZ = Rule.resource(
    "elbv2-multi-az", of: "AWS::ElasticLoadBalancingV2::LoadBalancer"
  ) { balancer, context in
    let types = context.resolver.property("Type", of: balancer)
    let isApplication = types.allSatisfy { $0.content == .absent || $0.content.text == "application" }
    let (placement, key) = context.resolver.placement(ofBalancer: balancer)
    context.reportSingleZone(
      placement, of: balancer, at: key, kind: isApplication ? "application" : "other",
      isApplication ? .isRefused(balancer.logicalID) : .standsInOneZone(balancer.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func isRefused(_ balancer: LogicalID) -> Self {
    """
    All subnets of load balancer `\(balancer)` stand in one Availability Zone, so its creation fails: an application \
    load balancer needs subnets in at least two zones. Add a subnet of another zone.
    """
  }

  fileprivate static func standsInOneZone(_ balancer: LogicalID) -> Self {
    """
    All subnets of load balancer `\(balancer)` stand in one Availability Zone. When that zone fails, nothing behind \
    the load balancer can be reached. Add a subnet of another zone.
    """
  }
}
