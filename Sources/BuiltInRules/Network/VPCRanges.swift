import CloudFormation
import StackGraph

/// The blocks of addresses a VPC may have.
struct VPCRanges {
  /// What its own and further blocks can be, each when it has them.
  private var known: [CIDRBlock.Family: [Alternative]] = [:]

  fileprivate mutating func add(_ block: Alternative, of family: CIDRBlock.Family) {
    known[family, default: []].append(block)
  }

  /// What its blocks of a family can be.
  func blocks(of family: CIDRBlock.Family) -> [Alternative] { known[family] ?? [] }

  /// Whether one of the blocks holds all of another, somewhere in a scenario; nil where that cannot be told.
  func hold(_ block: CIDRBlock, in scope: Scenario, _ space: ScenarioSpace) -> Bool? {
    var isKnown = true
    for range in blocks(of: block.family) where !space.areDisjoint(scope, range.scenario) {
      guard let known = range.block else {
        isKnown = false
        continue
      }
      if known.contains(block) { return true }
    }
    return isKnown ? false : nil
  }
}

extension Resolver {
  /// The addresses of each VPC of the workspace.
  var vpcRanges: [ResourceID: VPCRanges] {
    var ranges: [ResourceID: VPCRanges] = [:]
    for vpc in workspace.resources(of: "AWS::EC2::VPC") {
      for block in property("CidrBlock", of: vpc) { ranges[vpc.id, default: VPCRanges()].add(block, of: .v4) }
    }
    for further in workspace.resources(of: "AWS::EC2::VPCCidrBlock") {
      // What names neither a block of its own nor a pool of IPv4 is given one of addresses of IPv6.
      let isOld = ["CidrBlock", "Ipv4IpamPoolId"].contains { further.resource.properties?[$0] != nil }
      let blocks = property(isOld ? "CidrBlock" : "Ipv6CidrBlock", of: further)
      for vpc in resources(namedBy: "VpcId", of: further, type: "AWS::EC2::VPC") {
        for block in blocks {
          let scenario = space.and(block.scenario, vpc.scenario)
          if scenario.isNever { continue }
          ranges[vpc.resource.id, default: VPCRanges()].add(block.limited(to: scenario), of: isOld ? .v4 : .v6)
        }
      }
    }
    return ranges
  }
}

extension Alternative {
  /// The block of addresses that is written.
  var block: CIDRBlock? { content.text.flatMap { CIDRBlock($0) } }
}
