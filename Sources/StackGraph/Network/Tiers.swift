import CloudFormation

extension Resolver {
  /// When a subnet of the workspace is of which tier: by its route tables, or else by its VPC's main table.
  package func tiers(ofSubnet subnet: ResourceID) -> SubnetTiers {
    if let known = networkMemo.subnetTiers[subnet] { return known }
    let index = networkIndex
    var tiers = SubnetTiers()
    var rest = existence(of: workspace[subnet])
    for association in index.associations[subnet] ?? [] {
      let scope = space.and(association.scenario, rest)
      if scope.isNever { continue }
      rest = space.and(rest, space.not(scope))
      if let table = association.table {
        add(self.tiers(ofTable: table), in: scope, to: &tiers)
      } else {
        tiers.isUnknown = space.or(tiers.isUnknown, scope)
      }
    }
    addMainTable(of: workspace[subnet], in: rest, to: &tiers)
    networkMemo.subnetTiers[subnet] = tiers
    return tiers
  }

  /// A VPC's main table has no routes unless someone who knows its id adds them, which no attribute gives; of the main
  /// table of a VPC outside the workspace nothing is known.
  private func addMainTable(of subnet: StackResource, in rest: Scenario, to tiers: inout SubnetTiers) {
    if rest.isNever { return }
    var main = SubnetTiers()
    let stray = space.or(networkIndex.strayAssociation, networkIndex.strayRoute)
    for vpc in property("VpcId", of: subnet) {
      if resource("AWS::EC2::VPC", vpc.content) != nil {
        main.isIsolated = space.or(main.isIsolated, space.and(vpc.scenario, space.not(stray)))
        main.isUnknown = space.or(main.isUnknown, space.and(vpc.scenario, stray))
      } else {
        main.isUnknown = space.or(main.isUnknown, vpc.scenario)
      }
    }
    add(main, in: rest, to: &tiers)
  }

  private func add(_ part: SubnetTiers, in scope: Scenario, to tiers: inout SubnetTiers) {
    tiers.isPublic = space.or(tiers.isPublic, space.and(part.isPublic, scope))
    tiers.hasEgress = space.or(tiers.hasEgress, space.and(part.hasEgress, scope))
    tiers.isIsolated = space.or(tiers.isIsolated, space.and(part.isIsolated, scope))
    tiers.isUnknown = space.or(tiers.isUnknown, space.and(part.isUnknown, scope))
    tiers.mayReachInternet = space.or(tiers.mayReachInternet, space.and(part.mayReachInternet, scope))
  }

  private func tiers(ofTable table: ResourceID) -> SubnetTiers {
    if let known = networkMemo.tableTiers[table] { return known }
    let index = networkIndex
    var tiers = SubnetTiers()
    var unknown = index.strayRoute
    var egress = Scenario.never
    var internet = Scenario.never
    for route in index.routes[table] ?? [] {
      switch route.target {
      case .internet: tiers.isPublic = space.or(tiers.isPublic, route.scenario)
      case .nat, .elsewhere:
        egress = space.or(egress, route.scenario)
        if route.families.contains(.v4) { internet = space.or(internet, route.scenario) }
      case .unknown: unknown = space.or(unknown, route.scenario)
      }
    }
    tiers.isUnknown = space.and(unknown, space.not(tiers.isPublic))
    let rest = space.not(space.or(tiers.isPublic, unknown))
    tiers.hasEgress = space.and(egress, rest)
    tiers.isIsolated = space.and(rest, space.not(egress))
    tiers.mayReachInternet = space.and(internet, rest)
    networkMemo.tableTiers[table] = tiers
    return tiers
  }
}
