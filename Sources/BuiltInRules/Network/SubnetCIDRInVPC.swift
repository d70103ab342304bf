import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A subnet whose addresses are none of its VPC.
  static let subnetCIDRInVPC = Rule.workspace("subnet-cidr-in-vpc") { context in
    let resolver = context.resolver
    let space = resolver.space
    guard context.workspace.hasResources(of: "AWS::EC2::VPC") else { return }
    let ranges = resolver.vpcRanges
    for subnet in context.workspace.resources(of: "AWS::EC2::Subnet") {
      for vpc in resolver.resources(namedBy: "VpcId", of: subnet, type: "AWS::EC2::VPC") {
        guard let known = ranges[vpc.resource.id], known.blocks.count <= 64 else { continue }
        let scope = space.and(vpc.scenario, resolver.existence(of: subnet))
        let found = resolver.disagreement(
          of: resolver.property("CidrBlock", of: subnet), with: known.blocks, within: scope
        ) { own, other in
          guard let block = own.block, other.block != nil, block.family == .v4 else { return nil }
          return known.hold(block, in: space.and([scope, own.scenario, other.scenario]), space).map { !$0 }
        }
        guard let found, let range = found.pair.other.content.text, let block = found.pair.own.content.text else {
          continue
        }
        context.report(
          .isOutside(subnet.logicalID, block, vpc.resource.logicalID, range),
          kind: found.extent == .byDefault ? "parameter" : "written",
          at: context.place(found.pair.own.span, in: found.pair.own.stack),
          notes: [context.note("the addresses of the VPC", at: found.pair.other.span, in: found.pair.other.stack)],
          when: found.scenario, extent: found.extent)
      }
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
}
