import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A Redis or Valkey cluster whose replication group has automatic failover switched off, or one node alone.
  static let elastiCacheClusterFailover = Rule.resource(
    "elasticache-cluster-failover", of: "AWS::ElastiCache::ReplicationGroup"
  ) { group, context in
    let resolver = context.resolver
    let space = resolver.space
    for parameters in resolver.property("CacheParameterGroupName", of: group) {
      guard let id = parameters.content.resource else { continue }
      let enabled = resolver.property("Properties", "cluster-enabled", of: context.workspace[id])
      let clustered = space.and(
        parameters.scenario, space.or(enabled.filter { $0.content.text == "yes" }.map(\.scenario)))
      let off = resolver.property("AutomaticFailoverEnabled", of: group).filter { $0.content.bool == false }
      let scenario = space.and(clustered, space.or(off.map(\.scenario)))
      guard let first = off.first, let extent = resolver.extent(of: scenario, within: resolver.existence(of: group))
      else { continue }
      context.report(
        .isOff(group.logicalID), kind: extent == .sometimes ? "conditional" : "always",
        at: context.place(parameters.span, in: parameters.stack),
        notes: [context.note("switched off here", at: first.span, in: first.stack)], when: scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isOff(_ id: LogicalID) -> Self {
    """
    Replication group `\(id)` is a cluster by its parameter group, but automatic failover is switched off, so it cannot \
    be made. Set `AutomaticFailoverEnabled: true`.
    """
  }
}
