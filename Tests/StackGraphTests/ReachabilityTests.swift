import CloudFormation
import Testing

@testable import StackGraph

private let network = """
  Resources:
    VPC: {Type: AWS::EC2::VPC}
    Gateway: {Type: AWS::EC2::InternetGateway}
    Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC}}
    Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref VPC}}
    Route:
      Type: AWS::EC2::Route
      Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
    Association:
      Type: AWS::EC2::SubnetRouteTableAssociation
      Properties: {RouteTableId: !Ref Table, SubnetId: !Ref Subnet}
  Outputs:
    Subnet: {Value: !Ref Subnet, Export: {Name: network-subnet}}
  """

private let service = """
  Parameters:
    Mode: {Type: String, AllowedValues: [ENABLED, DISABLED]}
  Resources:
    Edge:
      Type: AWS::EC2::SecurityGroup
      Properties:
        SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]
    Tasks: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: tasks}}
    FromEdge:
      Type: AWS::EC2::SecurityGroupIngress
      Properties: {GroupId: !Ref Tasks, IpProtocol: tcp, FromPort: 80, ToPort: 80, SourceSecurityGroupId: !Ref Edge}
    FromAll:
      Type: AWS::EC2::SecurityGroupIngress
      Properties: {GroupId: !Ref Tasks, IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIpv6: '::/0'}
    Balancer:
      Type: AWS::ElasticLoadBalancingV2::LoadBalancer
      Properties: {SecurityGroups: [!Ref Edge], Subnets: [!ImportValue network-subnet]}
    Listener:
      Type: AWS::ElasticLoadBalancingV2::Listener
      Properties: {LoadBalancerArn: !Ref Balancer, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]}
    Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup}
    Service:
      Type: AWS::ECS::Service
      Properties:
        LoadBalancers: [{ContainerName: web, ContainerPort: 80, TargetGroupArn: !Ref Targets}]
        NetworkConfiguration:
          AwsvpcConfiguration:
            AssignPublicIp: !Ref Mode
            Subnets: [!ImportValue network-subnet]
            SecurityGroups: [!Ref Tasks]
  """

@Suite struct ReachabilityTests {
  /// The ways to the service, each as the kinds of its steps and when it is open.
  private func ways(network: String = network, service: String = service) throws -> [String] {
    let resolver = Resolver(workspace(["network.yaml": network, "service.yaml": service]))
    let found = try #require(resolver.workspace.resources(of: "AWS::ECS::Service").first)
    return resolver.internetPaths(toService: found).map { path in
      let steps = path.hops.map { hop in
        switch hop.kind {
        case .address: "address"
        case .route: "route"
        case .gate(_, let ports): ports.map { "gate \($0.lowerBound)" } ?? "gate"
        case .listener: "listener"
        }
      }
      let scenario =
        path.scenario.isAlways ? "" : " when \(resolver.witness(of: path.scenario).compactMap(\.value).joined())"
      return steps.joined(separator: ", ") + scenario
    }
  }

  @Test func theInternetGetsToAServiceByItsAddressesAndThroughItsLoadBalancer() throws {
    #expect(
      try ways() == [
        "address, route, gate 8080 when ENABLED", "address, route, gate 443, listener, gate",
      ])
  }

  @Test func aPrivateSubnetOrANetworkACLClosesTheWay() throws {
    #expect(try ways(network: network.replacing("0.0.0.0/0", with: "10.0.0.0/8")) == [])
    let acl = """
        ACL: {Type: AWS::EC2::SubnetNetworkAclAssociation, Properties: {SubnetId: !Ref Subnet, NetworkAclId: acl-1}}
      Outputs:
      """
    #expect(try ways(network: network.replacing("Outputs:", with: acl)) == [])
  }

  @Test func aNetworkACLThatAllowsTheInternetLetsItPass() throws {
    let acl = """
        List: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref VPC}}
        Entry:
          Type: AWS::EC2::NetworkAclEntry
          Properties: {NetworkAclId: !Ref List, Protocol: -1, RuleNumber: 100, RuleAction: ACTION, CidrBlock: 0.0.0.0/0}
        ACL:
          Type: AWS::EC2::SubnetNetworkAclAssociation
          Properties: {SubnetId: !Ref Subnet, NetworkAclId: !Ref List}
      Outputs:
      """
    for (action, count) in [("allow", 2), ("deny", 0)] {
      let guarded = network.replacing("Outputs:", with: acl.replacing("ACTION", with: action))
      #expect(try ways(network: guarded).count == count, "\(action)")
    }
  }

  @Test func blocksAreKnownAsThoseOfSubnets() throws {
    let resolver = Resolver(
      workspace([
        "network.yaml": """
        Resources:
          A: {Type: AWS::EC2::Subnet, Properties: {CidrBlock: 10.0.1.0/24}}
          B: {Type: AWS::EC2::Subnet, Properties: {CidrBlock: 10.0.2.0/24, Ipv6CidrBlock: '2001:db8:0:1::/64'}}
          C: {Type: AWS::EC2::Subnet, Properties: {CidrBlock: 10.1.0.0/16}}
        """
      ]))
    for (block, names) in [
      ("10.0.0.0/16", ["A", "B"]), ("10.0.1.0/24", ["A"]), ("10.0.1.0/25", []), ("10.0.0.0/8", ["A", "B", "C"]),
      ("2001:db8::/32", ["B"]), ("192.168.0.0/16", []),
    ] {
      let found = resolver.subnets(within: try #require(CIDRBlock(block)))
      #expect(found.map { resolver.workspace[$0].logicalID.rawValue } == names, "\(block)")
    }
  }

  @Test func whatAGroupMayAdmit() throws {
    let resolver = Resolver(workspace(["network.yaml": network, "service.yaml": service]))
    let groups = resolver.workspace.resources(of: "AWS::EC2::SecurityGroup").map(\.id)
    let (edge, tasks) = (groups[0], groups[1])
    #expect(resolver.mayAdmit(groups: [edge], port: 80, into: tasks).isAlways)
    #expect(resolver.mayAdmit(groups: [edge], port: 81, into: tasks).isNever)
    // Addresses may be those of the load balancer.
    #expect(resolver.mayAdmit(groups: [edge], port: 8080, into: tasks).isAlways)
    #expect(resolver.mayAdmit(groups: [tasks], port: 80, into: tasks).isNever)
  }

  @Test func onlySomeRoutesLeadToTheInternetByIPv4() throws {
    let routes = """
      Resources:
        VPC: {Type: AWS::EC2::VPC}
        Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC}}
        Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref VPC}}
        Association:
          Type: AWS::EC2::SubnetRouteTableAssociation
          Properties: {RouteTableId: !Ref Table, SubnetId: !Ref Subnet}
        Inner: {Type: AWS::EC2::NatGateway, Properties: {ConnectivityType: private}}
        Outer: {Type: AWS::EC2::NatGateway}
        Route:
          Type: AWS::EC2::Route
          Properties: {RouteTableId: !Ref Table, TARGET}
      """
    for (target, mayReach) in [
      ("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Outer", true),
      ("DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Inner", false),
      ("DestinationCidrBlock: 0.0.0.0/0, TransitGatewayId: tgw-1", true),
      ("DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: eigw-1", false),
    ] {
      let resolver = Resolver(workspace(["network.yaml": routes.replacing("TARGET", with: target)]))
      let subnet = try #require(resolver.workspace.resources(of: "AWS::EC2::Subnet").first)
      let tiers = resolver.tiers(ofSubnet: subnet.id)
      #expect(tiers.hasEgress.isAlways, "\(target)")
      #expect(tiers.mayReachInternet.isAlways == mayReach, "\(target)")
    }
  }
}
