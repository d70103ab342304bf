import CloudFormation
import SourceText
import Testing
import YAMLTree

@testable import StackGraph

private let network = """
  Parameters:
    Mode: {Type: String, AllowedValues: [nat, none]}
  Conditions:
    HasNAT: !Equals [!Ref Mode, nat]
  Resources:
    VPC: {Type: AWS::EC2::VPC}
    Gateway: {Type: AWS::EC2::InternetGateway}
    NAT: {Type: AWS::EC2::NatGateway, Condition: HasNAT, Properties: {SubnetId: !Ref Public}}
    Public: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC, AvailabilityZone: !Select [0, !GetAZs '']}}
    Private: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC, AvailabilityZone: !Select [1, !GetAZs '']}}
    Twin: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC, AvailabilityZone: !Select [1, !GetAZs '']}}
    Lonely: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref VPC, AvailabilityZone: !Sub '${AWS::Region}a'}}
    Foreign: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-1}}
    PublicTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref VPC}}
    PrivateTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref VPC}}
    PublicRoute:
      Type: AWS::EC2::Route
      Properties: {RouteTableId: !Ref PublicTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
    PrivateRoute:
      Type: AWS::EC2::Route
      Condition: HasNAT
      Properties: {RouteTableId: !Ref PrivateTable, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref NAT}
    PublicAssociation:
      Type: AWS::EC2::SubnetRouteTableAssociation
      Properties: {SubnetId: !Ref Public, RouteTableId: !GetAtt PublicTable.RouteTableId}
    PrivateAssociation:
      Type: AWS::EC2::SubnetRouteTableAssociation
      Properties: {SubnetId: !Ref Private, RouteTableId: !Ref PrivateTable}
  Outputs:
    PrivateSubnets:
      Value: !Join [',', [!Ref Private, !Ref Twin]]
      Export: {Name: network-PrivateSubnets}
    Twin: {Value: !Ref Twin, Export: {Name: network-Twin}}
  """

private func resolver(service: String = "Resources: {}", network: String = network) -> Resolver {
  Resolver(workspace(["network.yaml": network, "service.yaml": service]))
}

/// The tiers of a subnet of the network, each with the mode it needs.
private func tiers(_ subnet: LogicalID, _ resolver: Resolver) throws -> [String] {
  let found = try #require(resolver.workspace.resource(subnet, in: resolver.workspace.stacks[0].id))
  let tiers = resolver.tiers(ofSubnet: found.id)
  return [
    ("public", tiers.isPublic), ("egress", tiers.hasEgress), ("isolated", tiers.isIsolated),
    ("unknown", tiers.isUnknown),
  ].filter { !$0.1.isNever }.map { name, scenario in
    scenario.isAlways ? name : "\(name) when \(resolver.witness(of: scenario)[0].value ?? "another value")"
  }
}

/// `single`, `several` or nothing, for the subnets of a service.
private func spread(_ subnets: String) throws -> String? {
  let service = "Resources:\n  S:\n    Type: T\n    Properties:\n      Subnets: \(subnets)\n"
  let resolver = resolver(
    service: "Parameters: {One: {Type: String}, Many: {Type: CommaDelimitedList}}\n" + service)
  let placement = resolver.placement(in: resolver.property("Subnets", of: resolver.workspace.resources(of: "T")[0]))
  let spread = resolver.spread(of: placement.sites.flatMap(resolver.zones), unknown: placement.isOpen)
  return spread.isSingle.isAlways ? "single" : spread.isSeveral.isAlways ? "several" : nil
}

@Suite struct NetworkTests {
  @Test(arguments: [
    ("Public", ["public"]), ("Private", ["egress when nat", "isolated when none"]), ("Lonely", ["isolated"]),
    ("Foreign", ["unknown"]),
  ])
  func subnetsHaveTheTierOfTheirTable(_ subnet: String, _ expected: [String]) throws {
    #expect(try tiers(LogicalID(subnet), resolver()) == expected)
  }

  @Test func anotherStackMayAddRoutesAndAssociations() throws {
    let association = """
      Resources:
        Association:
          Type: AWS::EC2::SubnetRouteTableAssociation
          Properties: {SubnetId: !ImportValue network-Twin, RouteTableId: !Ref Table}
        Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: vpc-1}}
        Route:
          Type: AWS::EC2::Route
          Properties: {RouteTableId: !Ref Table, DestinationIpv6CidrBlock: '::/0', GatewayId: igw-1}
      """
    #expect(try tiers("Twin", resolver(service: association)) == ["public"])
    let stray =
      "Parameters: {Table: {Type: String}}\n"
      + association.replacing("RouteTableId: !Ref Table, D", with: "RouteTableId: !Ref Other, D")
    #expect(try tiers("Lonely", resolver(service: stray.replacing("{Table: {", with: "{Other: {"))) == ["unknown"])
  }

  @Test(arguments: [
    "{Type: 'Custom::Routes', Properties: {Network: !ImportValue network-Twin}}",
    "{Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: far.yaml, Parameters: {S: !ImportValue network-Twin}}}",
  ])
  func whatIsGivenANetworkMayAddToIt(_ resource: String) throws {
    #expect(try tiers("Lonely", resolver(service: "Resources:\n  R: " + resource)) == ["unknown"])
  }

  @Test func routesToSingleAddressesMakeNoSubnetPublic() throws {
    let narrow = network.replacing("0.0.0.0/0, GatewayId", with: "203.0.112.0/24, GatewayId")
    #expect(try tiers("Public", resolver(network: narrow)) == ["unknown"])
  }

  @Test(arguments: [
    ("!Split [',', !ImportValue network-PrivateSubnets]", "single"),
    ("[!ImportValue network-Twin]", "single"),
    ("[!Ref One]", "single"),
    ("[subnet-1, subnet-1]", "single"),
    ("[subnet-1, subnet-2]", nil),
    ("[!Ref Many]", nil),
    ("!Ref Many", nil),
    ("[!ImportValue network-Twin, !Ref One]", nil),
  ])
  func placementsAreInOneZoneOrNotKnown(_ subnets: String, _ expected: String?) throws {
    #expect(try spread(subnets) == expected)
  }

  @Test func zonesOfOneScaleDiffer() {
    #expect(Zone.element(0).isProvablyDistinct(from: .element(1)))
    #expect(Zone.named("eu-west-1a").isProvablyDistinct(from: .regional(suffix: "b")))
    #expect(!Zone.named("eu-west-1a").isProvablyDistinct(from: .regional(suffix: "a")))
    #expect(!Zone.element(0).isProvablyDistinct(from: .named("eu-west-1a")))
  }
}
