import CloudFormation

/// What a resolver has found out about networks.
struct NetworkMemo {
  var index: NetworkIndex?
  var tableTiers: [ResourceID: SubnetTiers] = [:]
  var subnetTiers: [ResourceID: SubnetTiers] = [:]
  var zones: [ResourceID: [SubnetZone]] = [:]
  var balancers: BalancerIndex?
  var handedOut: Set<ResourceID>?
  var strayIngress: Scenario?
  var networkACLs: NetworkACLIndex?
  var subnetBlocks: [(block: CIDRBlock, subnet: ResourceID)]?
  var gates: [ResourceID: [StackResource]]?
}

/// The parts of all networks by what they belong to.
struct NetworkIndex {
  /// A route table a subnet is associated with; nil when it is not known which.
  struct Association {
    let table: ResourceID?
    let scenario: Scenario
  }

  /// For each subnet, its route tables.
  var associations: [ResourceID: [Association]] = [:]
  /// For each route table, its routes.
  var routes: [ResourceID: [Route]] = [:]
  /// For each route table, the subnets associated with it.
  var subnets: [ResourceID: [(subnet: ResourceID, scenario: Scenario)]] = [:]
  /// For each NAT gateway, the tables with a route through it.
  var tablesOfNAT: [ResourceID: [(table: ResourceID, scenario: Scenario)]] = [:]
  /// For each VPC, the known end of the service name of its endpoints; nil when nothing is known of it.
  var endpoints: [ResourceID: [(service: String?, scenario: Scenario)]] = [:]
  /// When some VPC, it is not known which, has an endpoint.
  var strayEndpoint = Scenario.never
  /// When some subnet, it is not known which, is associated with a table.
  var strayAssociation = Scenario.never
  /// When some table, it is not known which, has a route that may lead to the internet.
  var strayRoute = Scenario.never
}

extension Resolver {
  var networkIndex: NetworkIndex {
    if let index = networkMemo.index { return index }
    var index = NetworkIndex()
    for association in workspace.resources(of: "AWS::EC2::SubnetRouteTableAssociation") {
      add(association: association, to: &index)
    }
    for route in workspace.resources(of: "AWS::EC2::Route") { add(route: route, to: &index) }
    for propagation in workspace.resources(of: "AWS::EC2::VPNGatewayRoutePropagation") {
      add(propagation: propagation, to: &index)
    }
    for endpoint in workspace.resources(of: "AWS::EC2::VPCEndpoint") { add(endpoint: endpoint, to: &index) }
    let hidden = hiddenNetworkParts
    index.strayAssociation = space.or(index.strayAssociation, hidden)
    index.strayRoute = space.or(index.strayRoute, hidden)
    index.strayEndpoint = space.or(index.strayEndpoint, hidden)
    networkMemo.index = index
    return index
  }

  private func add(association: StackResource, to index: inout NetworkIndex) {
    for subnet in property("SubnetId", of: association) {
      guard let id = resource("AWS::EC2::Subnet", subnet.content) else {
        if subnet.content.mayBeOfWorkspace {
          index.strayAssociation = space.or(index.strayAssociation, subnet.scenario)
        }
        continue
      }
      for table in property("RouteTableId", of: association) {
        let scenario = space.and(subnet.scenario, table.scenario)
        guard !scenario.isNever else { continue }
        let tableID = resource("AWS::EC2::RouteTable", table.content)
        index.associations[id, default: []].append(.init(table: tableID, scenario: scenario))
        if let tableID { index.subnets[tableID, default: []].append((id, scenario)) }
      }
    }
  }

  private func add(route: StackResource, to index: inout NetworkIndex) {
    let targets = targets(of: route)
    let families = families(of: route)
    for table in property("RouteTableId", of: route) {
      guard let id = resource("AWS::EC2::RouteTable", table.content) else {
        if table.content.mayBeOfWorkspace { index.strayRoute = space.or(index.strayRoute, table.scenario) }
        continue
      }
      for (target, scope) in targets {
        let scenario = space.and(scope, table.scenario)
        guard !scenario.isNever else { continue }
        index.routes[id, default: []].append(
          Route(resource: route.id, scenario: scenario, target: target, families: families))
        if case .nat(let nat?) = target { index.tablesOfNAT[nat, default: []].append((id, scenario)) }
      }
    }
  }

  private func add(propagation: StackResource, to index: inout NetworkIndex) {
    let tables = list(of: property("RouteTableIds", of: propagation), at: nil)
    for table in tables.items.flatMap({ alternatives(of: $0) }) {
      guard let id = resource("AWS::EC2::RouteTable", table.content) else { continue }
      index.routes[id, default: []].append(
        Route(resource: propagation.id, scenario: table.scenario, target: .elsewhere, families: [.v4, .v6]))
    }
  }
}

extension Content {
  /// Whether an id that is no known resource may yet be that of one of the workspace. A literal id is that of something
  /// that exists already, and an import without exporter leads out of the workspace.
  var mayBeOfWorkspace: Bool {
    switch self {
    case .text, .absent, .origin(.external): false
    default: true
    }
  }
}
