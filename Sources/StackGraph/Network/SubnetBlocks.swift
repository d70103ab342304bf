import CloudFormation

extension Resolver {
  /// The subnets of the workspace whose addresses all lie in a block, by stack and position; none for a block that holds
  /// more than `limit` of them.
  package func subnets(within block: CIDRBlock, limit: Int = 8) -> [ResourceID] {
    let known = subnetBlocks
    // The blocks are sorted by their lowest address, so those within stand together.
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].block < block { low = middle + 1 } else { high = middle }
    }
    var found: [ResourceID] = []
    for entry in known[low...] {
      guard block.contains(entry.block) else { break }
      found.append(entry.subnet)
      if found.count > limit { return [] }
    }
    return found.sorted()
  }

  /// The subnets whose block is written, sorted by that.
  private var subnetBlocks: [(block: CIDRBlock, subnet: ResourceID)] {
    if let known = networkMemo.subnetBlocks { return known }
    var blocks: [(block: CIDRBlock, subnet: ResourceID)] = []
    for subnet in workspace.resources(of: "AWS::EC2::Subnet") {
      for name in ["CidrBlock", "Ipv6CidrBlock"] {
        let values = property(name, of: subnet)
        guard values.count == 1, let block = values[0].content.text.flatMap({ CIDRBlock($0) }) else { continue }
        blocks.append((block, subnet.id))
      }
    }
    blocks.sort { $0.block != $1.block ? $0.block < $1.block : $0.subnet < $1.subnet }
    networkMemo.subnetBlocks = blocks
    return blocks
  }
}
