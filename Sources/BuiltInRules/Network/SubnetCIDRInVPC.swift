import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A subnet whose addresses are none of its VPC.
  static let subnetCIDRInVPC = Rule.workspace("subnet-cidr-in-vpc") { context in
    guard context.workspace.hasResources(of: "AWS::EC2::VPC") else { return }
    let ranges = context.resolver.vpcRanges
    let isClosed = context.resolver.knowsAllFurtherBlocks
    for subnet in context.workspace.resources(of: "AWS::EC2::Subnet") {
      for vpc in context.resolver.resources(namedBy: "VpcId", of: subnet, type: "AWS::EC2::VPC") {
        let known = ranges[vpc.resource.id] ?? VPCRanges()
        check("CidrBlock", of: subnet, in: vpc, known, .v4, context)
        if isClosed, known.blocks(of: .v6).isEmpty {
          reportLack(of: vpc.resource, subnet, context)
        } else {
          check("Ipv6CidrBlock", of: subnet, in: vpc, known, .v6, context)
        }
      }
    }
  }

  private static func check(
    _ property: String, of subnet: StackResource, in vpc: LinkedResource, _ known: VPCRanges,
    _ family: CIDRBlock.Family, _ context: RuleContext
  ) {
    let (resolver, space) = (context.resolver, context.resolver.space)
    let blocks = known.blocks(of: family)
    guard !blocks.isEmpty, blocks.count <= 64 else { return }
    let scope = space.and(vpc.scenario, resolver.existence(of: subnet))
    let found = resolver.disagreement(of: resolver.property(property, of: subnet), with: blocks, within: scope) {
      own, other in
      guard let block = own.block, other.block != nil, block.family == family else { return nil }
      return known.hold(block, in: space.and([scope, own.scenario, other.scenario]), space).map { !$0 }
    }
    guard let found, let range = found.pair.other.content.text, let block = found.pair.own.content.text else { return }
    context.report(
      .isOutside(subnet.logicalID, block, vpc.resource.logicalID, range),
      kind: found.extent == .byDefault ? "parameter" : "written",
      at: context.place(found.pair.own.span, in: found.pair.own.stack),
      notes: [context.note("the addresses of the VPC", at: found.pair.other.span, in: found.pair.other.stack)],
      when: found.scenario, extent: found.extent)
  }

  /// Reports a block of IPv6 addresses in a VPC that has none.
  private static func reportLack(of vpc: StackResource, _ subnet: StackResource, _ context: RuleContext) {
    let blocks = context.resolver.property("Ipv6CidrBlock", of: subnet)
    let violation = context.resolver.violation(among: blocks) { $0.block.map { $0.family == .v6 } }
    guard let violation, let block = violation.first.content.text else { return }
    context.report(
      violation, .hasNoAddresses(subnet.logicalID, block, vpc.logicalID), kind: "written",
      notes: [context.note("the VPC", at: vpc)])
  }
}

extension Resolver {
  /// Whether it is known of every further block of the workspace which VPC it is of.
  fileprivate var knowsAllFurtherBlocks: Bool {
    workspace.resources(of: "AWS::EC2::VPCCidrBlock").allSatisfy { further in
      property("VpcId", of: further).allSatisfy { $0.content.resource != nil }
    }
  }
}

extension Finding.Message {
  fileprivate static func isOutside(_ subnet: LogicalID, _ block: String, _ vpc: LogicalID, _ range: String) -> Self {
    """
    Subnet `\(subnet)` has block `\(block)`, which is not within the addresses of its VPC `\(vpc)`, \
    `\(wording: range)`; EC2 refuses it. Take a part of them.
    """
  }

  fileprivate static func hasNoAddresses(_ subnet: LogicalID, _ block: String, _ vpc: LogicalID) -> Self {
    """
    Subnet `\(subnet)` has block `\(block)`, but its VPC `\(vpc)` has no IPv6 addresses; EC2 refuses it. Give the VPC \
    some with an `AWS::EC2::VPCCidrBlock`.
    """
  }
}
