import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database instance that has no standby in a second Availability Zone.
  static let rdsInstanceMultiAZ = Rule.resource("rds-instance-multi-az", of: "AWS::RDS::DBInstance") {
    database, context in
    if context.resolver.property("Engine", of: database).contains(where: { $0.content.text?.hasNoStandby == true }) {
      return
    }
    // A replica follows its source, and an Aurora instance is made redundant by the other members of its cluster. An
    // option group of SQL Server may mirror the database.
    var exempting = [
      "DBClusterIdentifier", "SourceDBClusterIdentifier", "SourceDBInstanceAutomatedBackupsArn",
      "SourceDBInstanceIdentifier",
    ]
    if context.resolver.property("Engine", of: database).contains(where: { $0.content.text?.isSQLServer == true }) {
      exempting.append("OptionGroupName")
    }
    let violation = context.resolver.violation(of: "MultiAZ", in: database, unlessSet: exempting) { alternative in
      alternative.content == .absent ? true : alternative.content.bool.map(!)
    }
    guard let violation else { return }
    context.report(violation, .hasNoStandby(database.logicalID))
  }
}

extension String {
  /// Whether it names an engine whose instances cannot have a standby of their own.
  fileprivate var hasNoStandby: Bool { isAurora || hasPrefix("custom-") || self == "sqlserver-ex" }

  fileprivate var isSQLServer: Bool { hasPrefix("sqlserver-") }
}

extension Finding.Message {
  fileprivate static func hasNoStandby(_ database: LogicalID) -> Self {
    """
    Database `\(database)` runs in one Availability Zone only. When that zone fails, so does everything that needs \
    the database. Set `MultiAZ: true`.
    """
  }
}
