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
