import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A NAT gateway that subnets of several Availability Zones depend on.
  static let natGatewayPerAZ = Rule.resource("nat-gateway-per-az", of: "AWS::EC2::NatGateway") { gateway, context in
    let resolver = context.resolver
    // A regional NAT gateway spans the zones by itself.
    let modes = resolver.property("AvailabilityMode", of: gateway)
    guard modes.allSatisfy({ $0.content == .absent || $0.content.text == "zonal" }) else { return }
    let served = resolver.subnets(routedThrough: gateway.id)
    let spread = resolver.spread(ofSubnets: served)
    guard
      let extent = resolver.extent(
        of: spread.isSeveral, within: resolver.existence(of: gateway), right: spread.isSingle)
    else { return }
    let subnets = served.filter { !resolver.space.areDisjoint($0.scenario, spread.isSeveral) }.map(\.subnet)
    context.report(
      .servesSeveralZones(gateway.logicalID, context.names(of: subnets)), at: context.place(of: gateway),
      notes: context.zoneNotes(subnets), when: spread.isSeveral, extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func servesSeveralZones(_ gateway: LogicalID, _ subnets: String) -> Self {
    """
    NAT gateway `\(gateway)` is the way out of subnets in several Availability Zones: \(subnets). When its own zone \
    fails, the subnets of the other zones are cut off too. Give each zone a NAT gateway and a route table of its own, \
    or make it a regional one.
    """
  }
}
