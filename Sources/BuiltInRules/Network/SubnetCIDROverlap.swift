import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// Subnets of one VPC that have addresses in common.
  static let subnetCIDROverlap = Rule.workspace("subnet-cidr-overlap") { context in
    for property in ["CidrBlock", "Ipv6CidrBlock"] { reportOverlaps(of: property, context) }
  }

  /// Reports subnets that have addresses in common by a property with their block.
  private static func reportOverlaps(of property: String, _ context: RuleContext) {
    let resolver = context.resolver
    var blocks: [VPC: [SubnetBlock]] = [:]
    for subnet in context.workspace.resources(of: "AWS::EC2::Subnet") {
      let own = Set(resolver.property(property, of: subnet).compactMap(\.block))
      guard !own.isEmpty else { continue }
      let vpcs = Set(
        resolver.property("VpcId", of: subnet).compactMap { VPC($0.content, of: subnet, context.workspace) })
      for vpc in vpcs { for block in own { blocks[vpc, default: []].append(SubnetBlock(block: block, id: subnet.id)) } }
    }
    var told: Set<ResourceID> = []
    let pairs = blocks.values.flatMap { SubnetBlock.overlapping($0) }.sorted { $0 < $1 }
    for pair in pairs where !told.contains(pair.later) {
      let (later, earlier) = (context.workspace[pair.later], context.workspace[pair.earlier])
      guard let found = resolver.overlap(of: later, with: earlier, by: property),
        let block = found.pair.own.content.text, let other = found.pair.other.content.text
      else { continue }
      told.insert(pair.later)
      context.report(
        .haveAddressesInCommon(later.logicalID, block, earlier.logicalID, other),
        kind: found.extent == .byDefault ? "parameter" : "written",
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("the other block", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

/// What subnets of one VPC have in common.
private enum VPC: Hashable {
  case resource(ResourceID)
  /// A VPC outside the templates, by what names it in a stack people deploy.
  case other(Content, StackID)

  init?(_ content: Content, of subnet: StackResource, _ workspace: Workspace) {
    switch content {
    case .origin(.resource(let id, attribute: _)): self = .resource(id)
    case .text, .origin: self = .other(content, workspace.root(of: subnet.stack))
    default: return nil
    }
  }
}

private struct SubnetBlock {
  let block: CIDRBlock
  let id: ResourceID

  /// Two subnets, by the order in which they are written.
  struct Pair: Hashable {
    let earlier: ResourceID
    let later: ResourceID

    static func < (a: Pair, b: Pair) -> Bool { a.later != b.later ? a.later < b.later : a.earlier < b.earlier }
  }

  /// The subnets that may have addresses in common. Of many around the same addresses each is compared with some.
  static func overlapping(_ blocks: [SubnetBlock]) -> Set<Pair> {
    var pairs: Set<Pair> = []
    var around: [SubnetBlock] = []
    for subnet in blocks.sorted(by: { $0.block != $1.block ? $0.block < $1.block : $0.id < $1.id }) {
      while let last = around.last, !last.block.contains(subnet.block) { around.removeLast() }
      for other in around.suffix(16) where other.id != subnet.id {
        pairs.insert(Pair(earlier: min(other.id, subnet.id), later: max(other.id, subnet.id)))
      }
      around.append(subnet)
    }
    return pairs
  }
}

extension Resolver {
  /// When two subnets are in one VPC and have addresses in common.
  fileprivate func overlap(
    of subnet: StackResource, with other: StackResource, by block: String
  ) -> Disagreement? {
    let together = disagreement(
      of: property("VpcId", of: subnet), with: property("VpcId", of: other),
      within: space.and(existence(of: subnet), existence(of: other))
    ) { own, other in
      guard let vpc = VPC(own.content, of: subnet, workspace) else { return nil }
      return VPC(other.content, of: subnet, workspace).map { $0 == vpc }
    }
    guard let together else { return nil }
    return disagreement(
      of: property(block, of: subnet), with: property(block, of: other), within: together.scenario
    ) { own, other in
      guard let own = own.block, let other = other.block else { return nil }
      return own.overlaps(other)
    }
  }
}

extension Finding.Message {
  fileprivate static func haveAddressesInCommon(
    _ later: LogicalID, _ block: String, _ earlier: LogicalID, _ other: String
  ) -> Self {
    """
    Subnet `\(later)` has block `\(block)`, and `\(earlier)` of the same VPC has `\(other)`: they have addresses in \
    common, and EC2 refuses the second. Give each addresses of its own.
    """
  }
}
