import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database subnet group whose subnets all stand in one Availability Zone, which RDS refuses.
  static let rdsSubnetGroupMultiAZ = Rule.resource(
    "rds-subnet-group-multi-az", of: "AWS::RDS::DBSubnetGroup", "AWS::Neptune::DBSubnetGroup",
    "AWS::DocDB::DBSubnetGroup"
  ) { group, context in
    context.reportSingleZone(
      context.resolver.placement(in: context.resolver.property("SubnetIds", of: group)), of: group,
      at: context.resolver.key("SubnetIds", of: group), .coversOneZone(group.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func coversOneZone(_ group: LogicalID) -> Self {
    """
    All subnets of subnet group `\(group)` stand in one Availability Zone, so its creation fails: a subnet group must \
    cover at least two zones. Add a subnet of another zone.
    """
  }
}
