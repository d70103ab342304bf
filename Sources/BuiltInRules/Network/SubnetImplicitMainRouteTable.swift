import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A subnet without a route table of its own.
  static let subnetImplicitMainRouteTable = Rule.resource(
    "subnet-implicit-main-route-table", of: "AWS::EC2::Subnet"
  ) { subnet, context in
    let scenario = context.resolver.usesMainTable(subnet: subnet.id)
    guard let extent = context.resolver.extent(of: scenario, within: context.resolver.existence(of: subnet)) else {
      return
    }
    context.report(.usesMainTable(subnet.logicalID), at: context.place(of: subnet), when: scenario, extent: extent)
  }

  /// A subnet that gives each machine a public address.
  static let subnetNoPublicIPOnLaunch = Rule.resource("subnet-no-public-ip-on-launch", of: "AWS::EC2::Subnet") {
    subnet, context in
    let resolver = context.resolver
    let violation = resolver.violation(
      among: resolver.property("MapPublicIpOnLaunch", of: subnet),
      where: { $0.content == .absent ? false : $0.content.bool })
    guard let violation else { return }
    let isPublic = resolver.space.implies(violation.scenario, resolver.tiers(ofSubnet: subnet.id).isPublic)
    context.report(violation, .givesAddresses(subnet.logicalID), kind: isPublic ? "public" : "other")
  }
}

extension Finding.Message {
  fileprivate static func usesMainTable(_ subnet: LogicalID) -> Self {
    """
    Subnet `\(subnet)` has no route table of its own, so that it follows the main table of its VPC, which anybody may \
    change for all such subnets at once. Associate it with a route table.
    """
  }

  fileprivate static func givesAddresses(_ subnet: LogicalID) -> Self {
    """
    Subnet `\(subnet)` gives every machine that starts there a public address, asked for or not. Set \
    `MapPublicIpOnLaunch: false`; load balancers and NAT gateways get their addresses without it.
    """
  }
}
