import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database that goes without a snapshot when it is deleted or replaced.
  static let rdsSnapshotOnDelete = Rule.resource(
    "rds-snapshot-on-delete", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    let resolver = context.resolver
    let exempting =
      database.type == "AWS::RDS::DBInstance"
      ? ["DBClusterIdentifier", "SourceDBClusterIdentifier", "SourceDBInstanceIdentifier"]
      : ["ReplicationSourceIdentifier"]
    for property in exempting
    where resolver.property(property, of: database).contains(where: { $0.content != .absent }) { return }

    // Without a DeletionPolicy a database leaves a snapshot; without an UpdateReplacePolicy a replaced one does not.
    let policies = [("DeletionPolicy", database.resource.deletionPolicy)]
    for case (let name, let value?) in policies + [("UpdateReplacePolicy", database.resource.updateReplacePolicy)] {
      let alternatives = resolver.alternatives(of: StackValue(value, in: database.stack))
      guard let violation = resolver.violation(among: alternatives, where: { $0.content.text.map { $0 == "Delete" } })
      else { continue }
      context.report(violation, .deletes(name, database.logicalID))
    }
    if database.resource.updateReplacePolicy == nil {
      context.report(.leavesNothing(database.logicalID), at: context.place(of: database))
    }
  }
}

extension Finding.Message {
  fileprivate static func deletes(_ policy: String, _ database: LogicalID) -> Self {
    """
    `\(policy)` of database `\(database)` is Delete: its data is gone with it, \
    \(wording: policy == "DeletionPolicy" ? "even when only the stack is deleted" : "even when only an update replaces it"). \
    Set it to Snapshot or Retain.
    """
  }

  fileprivate static func leavesNothing(_ database: LogicalID) -> Self {
    """
    Database `\(database)` has no `UpdateReplacePolicy`: an update that replaces it, such as one of its name or subnet \
    group, deletes the old database without a snapshot. Set `UpdateReplacePolicy` and `DeletionPolicy` to Snapshot.
    """
  }
}
