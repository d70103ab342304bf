import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database cluster with one instance, or with all its instances in one Availability Zone.
  static let clusterMembersMultiAZ = Rule.workspace("cluster-members-multi-az") { context in
    let resolver = context.resolver
    for (clusterType, memberType) in familyTypes {
      guard context.workspace.hasResources(of: clusterType) else { continue }
      var members: [ResourceID: [(member: StackResource, scenario: Scenario)]] = [:]
      var stray = Scenario.never
      for member in context.workspace.resources(of: memberType) {
        for name in resolver.property("DBClusterIdentifier", of: member) where name.content != .absent {
          if let id = name.content.resource, context.workspace[id].type == clusterType {
            members[id, default: []].append((member, name.scenario))
          } else if name.content.text == nil {
            stray = resolver.space.or(stray, name.scenario)
          }
        }
      }
      for cluster in context.workspace.resources(of: clusterType) {
        context.check(cluster, members[cluster.id] ?? [], stray: stray)
      }
    }
  }

  private static let familyTypes: [(cluster: ResourceType, member: ResourceType)] = [
    ("AWS::RDS::DBCluster", "AWS::RDS::DBInstance"), ("AWS::DocDB::DBCluster", "AWS::DocDB::DBInstance"),
    ("AWS::Neptune::DBCluster", "AWS::Neptune::DBInstance"),
  ]
}

extension RuleContext {
  fileprivate func check(
    _ cluster: StackResource, _ members: [(member: StackResource, scenario: Scenario)], stray: Scenario
  ) {
    let space = resolver.space
    // A cluster without any instance here has them elsewhere, or is one of several zones by itself.
    guard !members.isEmpty, cluster.resource.properties?["DBClusterInstanceClass"] == nil else { return }
    let existence = resolver.existence(of: cluster)
    let nodes = members.map { SubnetZone(zone: .someZone(of: .resource($0.member.id)), scenario: $0.scenario) }
    let lone = resolver.spread(of: nodes, unknown: stray).isSingle
    // Those of which nothing is known are enough to be several.
    let several = space.and(space.or(members.map(\.scenario)), space.not(space.or(lone, stray)))
    if let extent = resolver.extent(of: lone, within: existence, right: several) {
      report(
        .hasOneInstance(cluster.logicalID), at: place(of: cluster),
        notes: members.filter { !space.areDisjoint($0.scenario, lone) }.map { note("its instance", at: $0.member) },
        when: lone, extent: extent)
    }
    let zones = members.flatMap { member, scope in
      resolver.property("AvailabilityZone", of: member).map {
        SubnetZone(
          zone: resolver.zone($0.content) ?? .someZone(of: .resource(member.id)),
          scenario: space.and($0.scenario, scope))
      }
    }
    let spread = resolver.spread(of: zones.filter { !$0.scenario.isNever }, unknown: stray)
    let together = space.and(spread.isSingle, space.not(lone))
    if let extent = resolver.extent(of: together, within: existence, right: spread.isSeveral) {
      report(
        .standsInOneZone(cluster.logicalID), at: place(of: cluster),
        notes: members.map {
          note("stands there", at: resolver.key("AvailabilityZone", of: $0.member), in: $0.member.stack)
        },
        when: together, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func hasOneInstance(_ cluster: LogicalID) -> Self {
    """
    Database cluster `\(cluster)` has one instance: when that or its zone fails, the database is down until another one \
    has been made. Add an instance in another zone, which takes over within a minute.
    """
  }

  fileprivate static func standsInOneZone(_ cluster: LogicalID) -> Self {
    """
    All instances of database cluster `\(cluster)` stand in one Availability Zone and fail with it. Put them into \
    different zones, or leave out `AvailabilityZone`.
    """
  }
}
