import CloudFormation
import StackGraph

/// The blocks of IPv4 addresses a VPC may have.
struct VPCRanges {
  /// What its own and further blocks can be, each when it has them.
  private(set) var blocks: [Alternative] = []

  fileprivate mutating func add(_ block: Alternative) { blocks.append(block) }

  /// Whether one of the blocks holds all of another, somewhere in a scenario; nil where that cannot be told.
  func hold(_ block: CIDRBlock, in scope: Scenario, _ space: ScenarioSpace) -> Bool? {
    var isKnown = true
    for range in blocks where !space.areDisjoint(scope, range.scenario) {
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
      for block in property("CidrBlock", of: vpc) { ranges[vpc.id, default: VPCRanges()].add(block) }
    }
    for further in workspace.resources(of: "AWS::EC2::VPCCidrBlock") {
      let blocks = property("CidrBlock", of: further)
      for vpc in property("VpcId", of: further) {
        guard let id = vpc.content.resource else { continue }
        for block in blocks {
          let scenario = space.and(block.scenario, vpc.scenario)
          if !scenario.isNever { ranges[id, default: VPCRanges()].add(block.limited(to: scenario)) }
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
