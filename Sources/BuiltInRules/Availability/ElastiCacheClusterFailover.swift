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
      let few = resolver.property("NumCacheClusters", of: group).filter {
        $0.content == .absent || $0.content.integer.map { $0 <= 1 } == true
      }
      let isSizedOtherwise = resolver.scenario(ofAny: otherSizes, of: group)
      for (values, isOff) in [(off, true), (few, false)] {
        let wrong = space.and(clustered, space.or(values.map(\.scenario)))
        let scenario = isOff ? wrong : space.and(wrong, space.not(isSizedOtherwise))
        guard let first = values.first,
          let extent = resolver.extent(of: scenario, within: resolver.existence(of: group))
        else { continue }
        context.report(
          isOff ? .isOff(group.logicalID) : .isAlone(group.logicalID),
          kind: extent == .sometimes ? "conditional" : "always",
          at: context.place(ofUseOf: parameters),
          notes: first.content == .absent
            ? [] : [context.note(isOff ? "switched off here" : "asked for here", at: first.span, in: first.stack)],
          when: scenario, extent: extent)
      }
    }
  }

  /// What may say how many nodes there are beside `NumCacheClusters`.
  private static let otherSizes = [
    "GlobalReplicationGroupId", "NodeGroupConfiguration", "NumNodeGroups", "PrimaryClusterId", "ReplicasPerNodeGroup",
  ]
}

extension Finding.Message {
  fileprivate static func isAlone(_ id: LogicalID) -> Self {
    """
    Replication group `\(id)` is a cluster by its parameter group, but has one node at most, so it cannot be made. Set \
    `NumNodeGroups`, or `NumCacheClusters` to two or more.
    """
  }

  fileprivate static func isOff(_ id: LogicalID) -> Self {
    """
    Replication group `\(id)` is a cluster by its parameter group, but automatic failover is switched off, so it cannot \
    be made. Set `AutomaticFailoverEnabled: true`.
    """
  }
}
