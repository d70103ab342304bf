import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A rule of a listener that forwards to a target group of Gateway Load Balancers.
  static let elbv2RuleTargetGroupProtocol = Rule.resource(
    "elbv2-rule-target-group-protocol", of: "AWS::ElasticLoadBalancingV2::ListenerRule"
  ) { rule, context in
    let resolver = context.resolver
    let single = resolver.values(at: ["Actions", "*", "TargetGroupArn"], of: rule)
    let several = resolver.values(
      at: ["Actions", "*", "ForwardConfig", "TargetGroups", "*", "TargetGroupArn"], of: rule)
    for target in single + several {
      guard let id = target.content.resource, context.workspace[id].type == "AWS::ElasticLoadBalancingV2::TargetGroup"
      else { continue }
      let group = context.workspace[id]
      let scope = resolver.space.and(target.scenario, resolver.existence(of: group))
      let found = resolver.disagreement(of: [target], with: resolver.property("Protocol", of: group), within: scope) {
        _, other in other.content.text.map { $0 == "GENEVE" } ?? (other.content == .absent ? false : nil)
      }
      guard let found else { continue }
      context.report(
        .isOfGateways(rule.logicalID, group.logicalID),
        at: context.place(found.pair.other.span, in: found.pair.other.stack),
        notes: [context.note("forwards to it", at: target.span, in: target.stack)], when: found.scenario,
        extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isOfGateways(_ rule: LogicalID, _ group: LogicalID) -> Self {
    """
    Rule `\(rule)` of a listener forwards to target group `\(group)`, whose protocol is GENEVE: only Gateway Load \
    Balancers speak it, and their listeners have no rules. Set another protocol, or name another group.
    """
  }
}
