import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database instance whose storage is not encrypted.
  static let rdsInstanceEncryptedAtRest = Rule.resource(
    "rds-instance-encrypted-at-rest", of: "AWS::RDS::DBInstance"
  ) { database, context in
    // An Aurora instance has no storage of its own, and a copy is encrypted as its source is.
    if context.resolver.property("Engine", of: database).contains(where: { $0.content.text?.isAurora == true }) {
      return
    }
    let violation = context.unencrypted(
      database,
      unlessSet: [
        "DBClusterIdentifier", "DBClusterSnapshotIdentifier", "DBSnapshotIdentifier", "SourceDBClusterIdentifier",
        "SourceDBInstanceAutomatedBackupsArn", "SourceDBInstanceIdentifier", "SourceDbiResourceId",
      ])
    guard let violation else { return }
    context.report(violation, .isNotEncrypted(database.logicalID))
  }
}

extension RuleContext {
  /// The alternatives of `StorageEncrypted` that leave storage unencrypted where none of some other properties is set.
  func unencrypted(_ database: StackResource, unlessSet others: [String]) -> Violation? {
    resolver.violation(
      of: "StorageEncrypted", in: database, unlessSet: others,
      where: { $0.content == .absent ? true : $0.content.bool.map(!) })
  }
}

extension String {
  /// Whether it names an engine whose instances share the storage of their cluster.
  var isAurora: Bool { hasPrefix("aurora") || self == "neptune" || self == "docdb" }
}

extension Finding.Message {
  fileprivate static func isNotEncrypted(_ database: LogicalID) -> Self {
    """
    The storage of database `\(database)` is not encrypted, nor are its backups. It cannot be encrypted later without \
    making the database anew. Set `StorageEncrypted: true`.
    """
  }
}
