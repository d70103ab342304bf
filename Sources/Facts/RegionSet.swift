/// A set of AWS regions.
public struct RegionSet: Hashable, Sendable {
  let bits: UInt64

  init(low: UInt32, high: UInt32) { bits = UInt64(high) << 32 | UInt64(low) }

  /// Whether the region is in the set; nil when the facts know nothing of the region.
  public func contains(_ region: String) -> Bool? {
    for index in 0..<FactTable.count(of: .regions) where FactText(FactTable.word(index, of: .regions)).string == region
    {
      return bits >> UInt64(index) & 1 == 1
    }
    return nil
  }

  /// Whether no region is in the set.
  public var isEmpty: Bool { bits == 0 }

  /// The names of the regions in the set, in alphabetical order.
  public var names: [String] {
    (0..<FactTable.count(of: .regions)).filter { bits >> UInt64($0) & 1 == 1 }
      .map { FactText(FactTable.word($0, of: .regions)).string }
  }
}
