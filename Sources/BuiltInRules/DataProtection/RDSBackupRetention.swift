import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database whose automated backups are off or soon gone.
  static let rdsBackupRetention = Rule.resource(
    "rds-backup-retention", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    // A cluster keeps the backups of its members, and a replica is no original.
    if context.resolver.property("Engine", of: database).contains(where: { $0.content.text?.isAurora == true }),
      database.type == "AWS::RDS::DBInstance"
    {
      return
    }
    let exempting =
      ["DBClusterIdentifier", "ReplicationSourceIdentifier", "SourceDBClusterIdentifier"]
      + (database.type == "AWS::RDS::DBInstance" ? ["SourceDBInstanceIdentifier"] : [])
    func violation(where isWrong: (Int) -> Bool) -> Violation? {
      context.resolver.violation(of: "BackupRetentionPeriod", in: database, unlessSet: exempting) {
        $0.content.days.map(isWrong)
      }
    }
    if let violation = violation(where: { $0 == 0 }) {
      context.report(violation, .hasNoBackups(database.logicalID), kind: "disabled")
    } else if let violation = violation(where: { $0 < 7 }) {
      context.report(violation, .isShort(violation.first.content.days ?? 1, database.logicalID), kind: "short")
    }
  }
}

extension Content {
  /// The days backups are kept for; 1 when it is not written.
  fileprivate var days: Int? { self == .absent ? 1 : integer }
}

extension Finding.Message {
  fileprivate static func hasNoBackups(_ database: LogicalID) -> Self {
    """
    Database `\(database)` has no automated backups: `BackupRetentionPeriod` is 0, so nothing that is lost or overwritten \
    can be brought back. Set it to 7 days or more.
    """
  }

  fileprivate static func isShort(_ days: Int, _ database: LogicalID) -> Self {
    """
    Database `\(database)` keeps its automated backups for \(days) \(wording: days == 1 ? "day" : "days") only. What is \
    noticed later cannot be brought back. Set `BackupRetentionPeriod` to 7 or more.
    """
  }
}
