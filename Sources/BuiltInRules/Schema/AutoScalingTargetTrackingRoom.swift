import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy that scales a group whose size cannot change.
  static let autoScalingTargetTrackingRoom = Rule.resource(
    "autoscaling-target-tracking-room", of: "AWS::AutoScaling::ScalingPolicy"
  ) { policy, context in
    let resolver = context.resolver
    guard resolver.property("PolicyType", of: policy).contains(where: { $0.content.text == "TargetTrackingScaling" })
    else { return }
    let groups = resolver.resources(
      namedBy: "AutoScalingGroupName", of: policy, type: "AWS::AutoScaling::AutoScalingGroup")
    for group in groups {
      let found = resolver.disagreement(
        of: resolver.property("MaxSize", of: group.resource), with: resolver.property("MinSize", of: group.resource),
        within: group.scenario
      ) { most, least in
        guard let most = most.content.integer, let least = least.content.integer else { return nil }
        return most == least
      }
      guard let found, found.extent == .always else { continue }
      context.report(
        .hasNoRoom(policy.logicalID, group.resource.logicalID),
        at: context.place(resolver.key("AutoScalingGroupName", of: policy), in: policy.stack),
        notes: [context.note("`MaxSize` is `MinSize`", at: found.pair.own.span, in: found.pair.own.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoRoom(_ policy: LogicalID, _ group: LogicalID) -> Self {
    """
    Policy `\(policy)` scales group `\(group)`, whose `MaxSize` is its `MinSize`, so it can never do anything; EC2 Auto \
    Scaling refuses it. Raise `MaxSize`.
    """
  }
}
