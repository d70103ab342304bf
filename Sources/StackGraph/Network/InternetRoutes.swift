import CloudFormation

extension Resolver {
  /// The routes to an internet gateway that a subnet of the workspace has through its route tables, in some scenario.
  package func internetRoutes(ofSubnet subnet: ResourceID) -> [ResourceID] {
    let index = networkIndex
    return (index.associations[subnet] ?? []).compactMap(\.table).flatMap { table in
      (index.routes[table] ?? []).filter { $0.target == .internet }.map(\.resource)
    }
  }

  /// When a subnet of the workspace certainly has no route table of its own, so that its VPC's main table counts.
  package func usesMainTable(subnet: ResourceID) -> Scenario {
    let index = networkIndex
    let own = (index.associations[subnet] ?? []).map(\.scenario) + [index.strayAssociation]
    return space.and(existence(of: workspace[subnet]), space.not(space.or(own)))
  }
}
