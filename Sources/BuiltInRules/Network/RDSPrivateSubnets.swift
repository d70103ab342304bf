import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database subnet group with a subnet that has a route to the internet.
  static let rdsPrivateSubnets = Rule.resource("rds-private-subnets", of: "AWS::RDS::DBSubnetGroup") { group, context in
    let placement = context.resolver.placement(in: context.resolver.property("SubnetIds", of: group))
    guard let found = context.offending(among: placement.sites, when: { tiers, _ in tiers.isPublic }) else { return }
    context.report(
      found, of: group, key: context.resolver.key("SubnetIds", of: group),
      phrase: "has a route to an internet gateway", .isPublic(group.logicalID, context.names(of: found.subnets)))
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ group: LogicalID, _ subnets: String) -> Self {
    """
    Subnet group `\(group)` puts databases into public subnets: \(subnets). Only their settings keep them off the \
    internet there. Use subnets without a route to an internet gateway.
    """
  }
}
