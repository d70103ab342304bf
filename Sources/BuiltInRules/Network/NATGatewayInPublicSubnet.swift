import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A NAT gateway in a subnet that has no route to the internet.
  static let natGatewayInPublicSubnet = Rule.resource(
    "nat-gateway-in-public-subnet", of: "AWS::EC2::NatGateway"
  ) { gateway, context in
    let space = context.resolver.space
    let isForInternet = space.or(
      context.resolver.property("ConnectivityType", of: gateway)
        .filter { $0.content == .absent || $0.content.text == "public" }.map(\.scenario))
    let placement = context.resolver.placement(in: context.resolver.property("SubnetId", of: gateway))
    let found = context.offending(among: placement.sites) { tiers, _ in
      space.and(isForInternet, space.or(tiers.isIsolated, tiers.hasEgress))
    }
    guard let found else { return }
    context.report(
      found, of: gateway, key: context.resolver.key("SubnetId", of: gateway),
      phrase: "has no route to an internet gateway",
      .leadsNowhere(gateway.logicalID, context.names(of: found.subnets)))
  }
}

extension Finding.Message {
  fileprivate static func leadsNowhere(_ gateway: LogicalID, _ subnet: String) -> Self {
    """
    NAT gateway `\(gateway)` stands in subnet \(subnet), which has no route to an internet gateway, so nothing that \
    goes through it arrives. Put it into a public subnet, or set `ConnectivityType: private` if it is not for the \
    internet.
    """
  }
}
