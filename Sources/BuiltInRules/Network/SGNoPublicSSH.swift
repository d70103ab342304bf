import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A security group that lets everybody try to log in by SSH.
  static let sgNoPublicSSH = Rule.resource(
    "sg-no-public-ssh", of: "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"
  ) { group, context in
    for rule in context.resolver.publicIngress(in: group) where rule.covers(22) {
      context.report(rule.addresses, .letsInSSH(group.logicalID))
    }
  }
}

extension Finding.Message {
  fileprivate static func letsInSSH(_ group: LogicalID) -> Self {
    """
    `\(group)` lets the whole internet connect to port 22 (SSH), where passwords and keys are tried day and night. Let in \
    the addresses of your network only, or use Session Manager and no open port.
    """
  }
}
