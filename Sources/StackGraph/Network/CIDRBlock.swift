/// A block of IPv4 or IPv6 addresses: those that share the first `prefixLength` bits.
///
/// Two blocks are equal when they hold the same addresses, however they were written.
package struct CIDRBlock: Sendable {
  /// The Internet Protocol version of a block's addresses.
  package enum Family: Hashable, Sendable {
    case v4
    case v6

    /// How many bits an address has.
    package var bitCount: Int { self == .v4 ? 32 : 128 }
  }

  /// Which kind of addresses the block holds.
  package let family: Family
  /// The lowest address of the block, in the low 32 or all 128 bits.
  package let network: UInt128
  /// How many leading bits the addresses share: 0 to 32 or 128.
  package let prefixLength: Int
  /// Whether the address it was written with is not the block's lowest, as in `10.0.0.1/16`.
  package let hasHostBits: Bool

  /// The block of the given length around an address; bits beyond the prefix are cleared and flagged.
  package init(family: Family, address: UInt128, prefixLength: Int) {
    precondition((0...family.bitCount).contains(prefixLength), "the prefix is no longer than an address")
    let hostBits = Self.lowBits(family.bitCount - prefixLength)
    self.family = family
    self.prefixLength = prefixLength
    network = address & ~hostBits
    hasHostBits = address & hostBits != 0
  }

  /// The highest address of the block.
  package var last: UInt128 { network | Self.lowBits(family.bitCount - prefixLength) }

  /// Whether the block holds every address of its family: `0.0.0.0/0` or `::/0`.
  package var isEverything: Bool { prefixLength == 0 }

  /// Whether every address of the other block is in this one.
  package func contains(_ other: CIDRBlock) -> Bool {
    family == other.family && prefixLength <= other.prefixLength && network <= other.network && other.last <= last
  }

  /// Whether some address is in both blocks; then one contains the other.
  package func overlaps(_ other: CIDRBlock) -> Bool {
    contains(other) || other.contains(self)
  }

  /// The first `count` blocks of `cidrBits` host bits each, as `Fn::Cidr` gives them; `nil` where CloudFormation
  /// refuses: `count` outside 1 to 256, or blocks that do not fit into this one.
  package func subnets(count: Int, cidrBits: Int) -> [CIDRBlock]? {
    guard (1...256).contains(count), (0...family.bitCount - prefixLength).contains(cidrBits) else { return nil }
    let length = family.bitCount - cidrBits
    guard length - prefixLength >= 9 || count <= 1 << (length - prefixLength) else { return nil }
    return (0..<count).map {
      CIDRBlock(family: family, address: network + UInt128($0) << UInt128(cidrBits), prefixLength: length)
    }
  }

  static func lowBits(_ count: Int) -> UInt128 {
    count == 0 ? 0 : UInt128.max >> UInt128(128 - count)
  }
}

extension CIDRBlock: Hashable, Comparable {
  /// Whether both blocks hold the same addresses.
  package static func == (left: CIDRBlock, right: CIDRBlock) -> Bool {
    left.family == right.family && left.network == right.network && left.prefixLength == right.prefixLength
  }

  /// Feeds what makes two blocks equal.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(family)
    hasher.combine(network)
    hasher.combine(prefixLength)
  }

  /// IPv4 before IPv6, then by lowest address, then the larger block first.
  package static func < (left: CIDRBlock, right: CIDRBlock) -> Bool {
    if left.family != right.family { return left.family == .v4 }
    if left.network != right.network { return left.network < right.network }
    return left.prefixLength < right.prefixLength
  }
}
