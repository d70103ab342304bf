import CloudFormation

extension Resolver {
  /// The subnets whose routes lead through a NAT gateway, by stack and position, each with when it is so.
  package func subnets(routedThrough nat: ResourceID) -> [(subnet: ResourceID, scenario: Scenario)] {
    let index = networkIndex
    var scenarios: [ResourceID: Scenario] = [:]
    for (table, scope) in index.tablesOfNAT[nat] ?? [] {
      for (subnet, scenario) in index.subnets[table] ?? [] {
        let scenario = space.and([scope, scenario, existence(of: workspace[subnet])])
        if !scenario.isNever { scenarios[subnet] = space.or(scenarios[subnet] ?? .never, scenario) }
      }
    }
    return scenarios.sorted { $0.key < $1.key }.map { (subnet: $0.key, scenario: $0.value) }
  }
}
