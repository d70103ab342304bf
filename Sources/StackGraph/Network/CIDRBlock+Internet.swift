extension CIDRBlock {
  /// What nobody on the internet has as an address: private, shared, loopback, link-local, documentation, benchmark,
  /// multicast and reserved space (the IANA special-purpose registry).
  private static let specialPurpose = union([
    v4(0, 0, 0, 0, 8), v4(10, 0, 0, 0, 8), v4(100, 64, 0, 0, 10), v4(127, 0, 0, 0, 8), v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12), v4(192, 0, 0, 0, 24), v4(192, 0, 2, 0, 24), v4(192, 168, 0, 0, 16),
    v4(198, 18, 0, 0, 15), v4(198, 51, 100, 0, 24), v4(203, 0, 113, 0, 24), v4(224, 0, 0, 0, 3),
  ])

  /// All IPv6 space given out for global use (`2000::/3`).
  private static let globalUnicast = CIDRBlock(family: .v6, address: 1 << 125, prefixLength: 3)
  private static let documentation = CIDRBlock(family: .v6, address: 0x2001_0DB8 << 96, prefixLength: 32)

  private static func v4(_ a: UInt128, _ b: UInt128, _ c: UInt128, _ d: UInt128, _ length: Int) -> CIDRBlock {
    CIDRBlock(family: .v4, address: a << 24 | b << 16 | c << 8 | d, prefixLength: length)
  }

  /// Whether no address of the block is a public one: it lies wholly in private or reserved space.
  package var isPrivate: Bool {
    switch family {
    case .v4: Self.specialPurpose.contains { $0.contains(self) }
    case .v6: !overlaps(Self.globalUnicast) || Self.documentation.contains(self)
    }
  }

  /// Whether the block alone holds every public address of its family.
  package var isInternet: Bool {
    // Both halves of the IPv4 space hold public addresses.
    family == .v4 ? isEverything : contains(Self.globalUnicast)
  }

  /// Whether the block holds public addresses of more than one owner: it is larger than anything one organisation
  /// announces (an IPv4 `/8`, an IPv6 `/16`) and not private.
  package var isBroad: Bool { prefixLength < (family == .v4 ? 8 : 16) && !isPrivate }

  /// Whether the blocks together hold every public address of one family; split halves and lists that leave out only
  /// private space count.
  package static func coversInternet(_ blocks: some Sequence<CIDRBlock>) -> Bool {
    let given = Array(blocks)
    return union(given.filter { $0.family == .v4 } + specialPurpose).contains { $0.isEverything }
      || union(given).contains { $0.contains(globalUnicast) }
  }

  /// The same addresses in as few blocks as possible, disjoint and sorted.
  package static func union(_ blocks: some Sequence<CIDRBlock>) -> [CIDRBlock] {
    var merged: [CIDRBlock] = []
    for block in blocks.sorted() {
      if let previous = merged.last, previous.contains(block) { continue }
      var block = block.withoutHostBits
      while let previous = merged.last, previous.prefixLength == block.prefixLength, let parent = block.parent,
        parent.contains(previous)
      {
        merged.removeLast()
        block = parent
      }
      merged.append(block)
    }
    return merged
  }

  private var withoutHostBits: CIDRBlock {
    CIDRBlock(family: family, address: network, prefixLength: prefixLength)
  }

  /// The block twice as large that holds this one; none for everything.
  private var parent: CIDRBlock? {
    if prefixLength == 0 { return nil }
    return CIDRBlock(family: family, address: network, prefixLength: prefixLength - 1).withoutHostBits
  }
}
