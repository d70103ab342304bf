import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An instance of a cluster whose storage is encrypted while the cluster's is not, or the other way round.
  static let rdsInstanceClusterEncryption = Rule.resource("rds-instance-cluster-encryption", of: "AWS::RDS::DBInstance")
  { instance, context in
    let resolver = context.resolver
    for cluster in resolver.resources(namedBy: "DBClusterIdentifier", of: instance, type: "AWS::RDS::DBCluster") {
      let found = resolver.disagreement(
        of: resolver.property("StorageEncrypted", of: instance),
        with: resolver.property("StorageEncrypted", of: cluster.resource), within: cluster.scenario
      ) { own, other in
        // What the instance leaves out it takes from the cluster.
        if own.content == .absent || other.content == .absent { return false }
        guard let own = own.content.bool, let other = other.content.bool else { return nil }
        return own != other
      }
      guard let found else { continue }
      context.report(
        .differ(instance.logicalID, cluster.resource.logicalID),
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("of the cluster", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func differ(_ instance: LogicalID, _ cluster: LogicalID) -> Self {
    """
    Instance `\(instance)` and its cluster `\(cluster)` differ in `StorageEncrypted`, but they have one storage; RDS \
    refuses it. Remove it from the instance.
    """
  }
}
