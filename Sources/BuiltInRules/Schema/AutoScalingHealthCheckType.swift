import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A group that names the health check of EC2 beside others.
  static let autoScalingHealthCheckType = Rule.resource(
    "autoscaling-health-check-type", of: "AWS::AutoScaling::AutoScalingGroup"
  ) { group, context in
    let types = context.resolver.property("HealthCheckType", of: group)
    let violation = context.resolver.violation(among: types) { type in
      if type.content == .absent { return false }
      return type.content.text.map { text in
        let parts = text.split(at: ",").map { $0.drop { $0 == " " } }
        return parts.count > 1 && parts.contains { $0.prefix { $0 != " " } == "EC2" }
      }
    }
    guard let violation, let text = violation.first.content.text else { return }
    context.report(violation, .namesEC2(group.logicalID, text))
  }
}

extension Finding.Message {
  fileprivate static func namesEC2(_ group: LogicalID, _ text: String) -> Self {
    """
    Group `\(group)` has `HealthCheckType` `\(text)`, but the check of EC2 is always made and cannot be named beside \
    others. Leave `EC2` out.
    """
  }
}
