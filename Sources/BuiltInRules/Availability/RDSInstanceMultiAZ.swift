import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database instance that has no standby in a second Availability Zone.
  static let rdsInstanceMultiAZ = Rule.resource("rds-instance-multi-az", of: "AWS::RDS::DBInstance") {
    database, context in
    // A replica follows its source, and an Aurora instance is made redundant by the other members of its cluster.
    for exempting in ["SourceDBInstanceIdentifier", "SourceDBClusterIdentifier", "DBClusterIdentifier"] {
      let value = context.resolver.property(exempting, of: database)
      if value.contains(where: { $0.content != .absent }) { return }
    }
    let multiAZ = context.resolver.property("MultiAZ", of: database)
    guard
      let violation = context.resolver.violation(
        among: multiAZ,
        where: { alternative in
          alternative.content == .absent ? true : alternative.content.bool.map(!)
        })
    else { return }
    context.report(violation, .hasNoStandby(database.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func hasNoStandby(_ database: LogicalID) -> Self {
    """
    Database `\(database)` runs in one Availability Zone only. When that zone fails, so does everything that needs \
    the database. Set `MultiAZ: true`.
    """
  }
}
