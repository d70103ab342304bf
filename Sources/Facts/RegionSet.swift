/// A set of AWS regions.
public struct RegionSet: Hashable, Sendable {
  let bits: UInt64

  init(low: UInt32, high: UInt32) { bits = UInt64(high) << 32 | UInt64(low) }

  /// Whether the region is in the set; nil when the facts know nothing of the region.
  public func contains(_ region: String) -> Bool? {
    Self.allNames.firstIndex(of: region).map { bits >> UInt64($0) & 1 == 1 }
  }

  /// Whether no region is in the set.
  public var isEmpty: Bool { bits == 0 }

  /// The names of the regions in the set, in alphabetical order.
  public var names: [String] {
    Self.allNames.enumerated().filter { bits >> UInt64($0.offset) & 1 == 1 }.map(\.element)
  }

  /// The names of all regions the facts know, in the order of the bits, which is alphabetical.
  public static let allNames = (0..<FactTable.count(of: .regions)).map {
    FactText(FactTable.word($0, of: .regions)).string
  }
}
