import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An instance without a role.
  static let ec2InstanceHasProfile = Rule.resource("ec2-instance-has-profile", of: "AWS::EC2::Instance") {
    instance, context in
    // A launch template may say it.
    let violation = context.resolver.violation(
      of: "IamInstanceProfile", in: instance, unlessSet: ["LaunchTemplate"]
    ) { profile in
      if case .unknown = profile.content { return nil }
      return profile.content == .absent
    }
    guard let violation else { return }
    context.report(violation, .hasNoProfile(instance.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func hasNoProfile(_ instance: LogicalID) -> Self {
    """
    Instance `\(instance)` has no `IamInstanceProfile`, so what runs on it calls AWS with keys of its own, and Session \
    Manager cannot reach it. Give it a profile.
    """
  }
}
