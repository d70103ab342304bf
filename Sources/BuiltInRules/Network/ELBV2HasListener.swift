import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A load balancer that listens to nothing.
  static let elbv2HasListener = Rule.resource(
    "elbv2-has-listener", of: "AWS::ElasticLoadBalancingV2::LoadBalancer"
  ) { balancer, context in
    let resolver = context.resolver
    // Who is given its ARN may add listeners, and so may what is not read.
    guard resolver.listeners(of: balancer.id)?.isEmpty == true, !resolver.handedOut.contains(balancer.id),
      context.workspace.stacks.allSatisfy({ $0.template.isWhole && !$0.template.hasGeneratedNames }),
      !resolver.existence(of: balancer).isNever
    else { return }
    context.report(.hasNone(balancer.logicalID), at: context.place(of: balancer))
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ balancer: LogicalID) -> Self {
    """
    Load balancer `\(balancer)` has no listener, so that it answers nobody. Add an \
    `AWS::ElasticLoadBalancingV2::Listener` that names it, or remove it.
    """
  }
}
