import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An instance of a cluster that has another engine.
  static let rdsInstanceClusterEngine = Rule.resource("rds-instance-cluster-engine", of: "AWS::RDS::DBInstance") {
    instance, context in
    let resolver = context.resolver
    for cluster in resolver.resources(namedBy: "DBClusterIdentifier", of: instance, type: "AWS::RDS::DBCluster") {
      let found = resolver.disagreement(
        of: resolver.property("Engine", of: instance), with: resolver.property("Engine", of: cluster.resource),
        within: cluster.scenario
      ) { own, other in
        guard let own = own.content.text, let other = other.content.text else { return nil }
        return own.lowercased() != other.lowercased()
      }
      guard let found, let own = found.pair.own.content.text, let other = found.pair.other.content.text else {
        continue
      }
      context.report(
        .differ(instance.logicalID, own, cluster.resource.logicalID, other),
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("the engine of the cluster", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func differ(_ instance: LogicalID, _ own: String, _ cluster: LogicalID, _ other: String) -> Self {
    """
    Instance `\(instance)` has engine `\(own)`, but belongs to cluster `\(cluster)` with engine `\(other)`; RDS refuses \
    it. Give it the engine of the cluster.
    """
  }
}
