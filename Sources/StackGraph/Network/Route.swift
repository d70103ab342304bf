import CloudFormation

/// Where a route leads, as far as tiers tell it apart.
enum RouteTarget: Hashable {
  /// An internet gateway.
  case internet
  /// A NAT gateway, of the workspace if it is known which.
  case nat(ResourceID?)
  /// Another way out of the VPC.
  case elsewhere
  /// Something that may be an internet gateway.
  case unknown
}

/// A route of a table.
struct Route {
  let resource: ResourceID
  let scenario: Scenario
  let target: RouteTarget
  /// The families of addresses it may lead out of the VPC.
  let families: Set<CIDRBlock.Family>
}

extension Resolver {
  /// The families of addresses a route may lead out of the VPC, to the internet or to something that stands for a part
  /// of it, such as a proxy behind a transit gateway. A private NAT gateway leads to other networks only.
  func families(of route: StackResource) -> Set<CIDRBlock.Family> {
    func isSet(_ name: String) -> Bool { property(name, of: route).contains { $0.content != .absent } }
    let isList = isSet("DestinationPrefixListId")
    var families: Set<CIDRBlock.Family> = []
    if isList || isSet("DestinationCidrBlock") { families.insert(.v4) }
    if isList || isSet("DestinationIpv6CidrBlock") { families.insert(.v6) }
    let onlyGoesOut = property("EgressOnlyInternetGatewayId", of: route)
    if onlyGoesOut.allSatisfy({ $0.content != .absent }) { return families.intersection([.v6]) }
    let isPrivate = property("NatGatewayId", of: route).allSatisfy { gateway in
      guard let id = resource("AWS::EC2::NatGateway", gateway.content) else { return false }
      return property("ConnectivityType", of: workspace[id]).allSatisfy { $0.content.text == "private" }
    }
    return isPrivate ? [] : families
  }
}

extension Resolver {
  /// The properties of a route whose mere presence tells where it leads. A firewall's endpoint or a gateway at the edge
  /// may stand before an internet gateway.
  private static let targets: [(property: String, target: RouteTarget)] = [
    ("TransitGatewayId", .elsewhere), ("EgressOnlyInternetGatewayId", .elsewhere), ("InstanceId", .elsewhere),
    ("NetworkInterfaceId", .elsewhere), ("VpcPeeringConnectionId", .elsewhere), ("CoreNetworkArn", .elsewhere),
    ("VpcEndpointId", .unknown), ("LocalGatewayId", .unknown), ("CarrierGatewayId", .unknown),
  ]

  /// Where a route may lead, in the scenarios in which it exists.
  func targets(of route: StackResource) -> [(target: RouteTarget, scenario: Scenario)] {
    guard let written = route.resource.properties, !written.isCall else { return [(.unknown, existence(of: route))] }
    var targets: [(target: RouteTarget, scenario: Scenario)] = []
    var rest = existence(of: route)
    func take(_ target: RouteTarget, _ scenario: Scenario) {
      let scenario = space.and(scenario, rest)
      if !scenario.isNever { targets.append((target, scenario)) }
      rest = space.and(rest, space.not(scenario))
    }
    func values(_ name: String) -> [Alternative] {
      written[name] == nil ? [] : property(name, of: route).filter { $0.content != .absent }
    }
    for value in values("NatGatewayId") { take(.nat(resource("AWS::EC2::NatGateway", value.content)), value.scenario) }
    for value in values("GatewayId") { take(target(ofGateway: value.content), value.scenario) }
    for (name, target) in Self.targets { for value in values(name) { take(target, value.scenario) } }
    take(.unknown, rest)
    return targets.map { $0.target == .internet ? internet(route, $0.scenario) : [$0] }.flatMap(\.self)
  }

  private func target(ofGateway content: Content) -> RouteTarget {
    switch content {
    case .text(let id): id.hasPrefix("igw-") ? .internet : id.hasPrefix("vgw-") ? .elsewhere : .unknown
    case .origin(.resource(let id, attribute: _)):
      switch workspace[id].type {
      case "AWS::EC2::InternetGateway": .internet
      case "AWS::EC2::VPNGateway": .elsewhere
      default: .unknown
      }
    default: .unknown
    }
  }

  /// A route to an internet gateway makes a subnet public when it is for the internet, not for single addresses.
  private func internet(_ route: StackResource, _ scope: Scenario) -> [(target: RouteTarget, scenario: Scenario)] {
    ["DestinationCidrBlock", "DestinationIpv6CidrBlock"].flatMap { name in
      property(name, of: route).compactMap { value -> (target: RouteTarget, scenario: Scenario)? in
        let scenario = space.and(scope, value.scenario)
        guard !scenario.isNever, value.content != .absent else { return nil }
        return (value.content.text.flatMap(CIDRBlock.init)?.isBroad == true ? .internet : .unknown, scenario)
      }
    }
  }

  /// The resource of a type a value names by `Ref` or by the attribute that is its id.
  func resource(_ type: ResourceType, _ content: Content) -> ResourceID? {
    guard case .origin(.resource(let id, let attribute)) = content, workspace[id].type == type else { return nil }
    // `RouteTableId`, `SubnetId`, `VpcId`, `NatGatewayId` and `Id`, but not `Vpc` or `CidrBlock`.
    return attribute == nil || attribute?.hasSuffix("Id") == true ? id : nil
  }
}
