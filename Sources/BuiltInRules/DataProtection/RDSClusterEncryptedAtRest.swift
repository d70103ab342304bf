import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database cluster whose storage is not encrypted.
  static let rdsClusterEncryptedAtRest = Rule.resource(
    "rds-cluster-encrypted-at-rest", of: "AWS::RDS::DBCluster"
  ) { cluster, context in
    // Aurora Serverless v1 encrypts always.
    if context.resolver.property("EngineMode", of: cluster).contains(where: { $0.content.text == "serverless" }) {
      return
    }
    let violation = context.unencrypted(
      cluster,
      unlessSet: [
        "GlobalClusterIdentifier", "ReplicationSourceIdentifier", "SnapshotIdentifier", "SourceDBClusterIdentifier",
        "SourceDbClusterResourceId",
      ])
    guard let violation else { return }
    context.report(violation, .isNotEncrypted(cluster.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func isNotEncrypted(_ cluster: LogicalID) -> Self {
    """
    The storage of database cluster `\(cluster)` is not encrypted, nor are its backups. It cannot be encrypted later \
    without making the cluster anew. Set `StorageEncrypted: true`.
    """
  }
}
