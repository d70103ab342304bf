import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A group of instances whose largest size is below its smallest.
  static let autoScalingSizes = Rule.resource("autoscaling-sizes", of: "AWS::AutoScaling::AutoScalingGroup") {
    group, context in
    let resolver = context.resolver
    let most = resolver.property("MaxSize", of: group)
    for property in ["MinSize", "DesiredCapacity"] {
      let found = resolver.disagreement(
        of: most, with: resolver.property(property, of: group), within: resolver.existence(of: group)
      ) { most, other in
        guard let most = most.content.integer, let other = other.content.integer else { return nil }
        return most < other
      }
      guard let found, let most = found.pair.own.content.integer, let other = found.pair.other.content.integer else {
        continue
      }
      context.report(
        .isBelow(group.logicalID, most, property, other), kind: found.extent == .byDefault ? "parameter" : "written",
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("`\(property)`", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
      return
    }
  }
}

extension Finding.Message {
  fileprivate static func isBelow(_ group: LogicalID, _ most: Int, _ property: String, _ other: Int) -> Self {
    """
    Group `\(group)` has `MaxSize` \(most), which is below its `\(property)` \(other); EC2 Auto Scaling refuses it. \
    Raise the one or lower the other.
    """
  }
}
