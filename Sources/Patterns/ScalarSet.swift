/// A set of Unicode scalars: ASCII as bits, the rest as a rule.
struct ScalarSet: Sendable {
  /// The members below 64, the least significant bit for 0.
  var low: UInt64 = 0
  /// The members from 64 to 127.
  var high: UInt64 = 0
  /// The members from 128 on.
  var wide = WideScalars.none

  static let everything = ScalarSet(low: .max, high: .max, wide: .all)

  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 64 { return low &>> UInt64(truncatingIfNeeded: scalar) & 1 == 1 }
    if scalar < 128 { return high &>> UInt64(truncatingIfNeeded: scalar &- 64) & 1 == 1 }
    return wide.contains(scalar)
  }

  var complement: ScalarSet { ScalarSet(low: ~low, high: ~high, wide: wide.complement) }

  func intersection(_ other: ScalarSet) -> ScalarSet {
    ScalarSet(low: low & other.low, high: high & other.high, wide: .intersection([wide, other.wide]))
  }

  /// The set with the other case of each of its members: of ASCII letters only, or of all.
  func foldingCase(beyondASCII: Bool) -> ScalarSet {
    var folded = self
    let letters: UInt64 = 0x07FF_FFFE
    folded.high |= (high & letters) << 32 | (high >> 32 & letters)
    if beyondASCII {
      if case .all = wide { return folded }
      for (scalar, letter) in [(0x212A, "k"), (0x17F, "s")] as [(UInt32, Unicode.Scalar)]
      where wide.contains(scalar) { folded.insert(letter.value); folded.insert(letter.value - 32) }
      folded.wide = .caseless(low: folded.low, high: folded.high, wide)
    }
    return folded
  }

  /// Adds one ASCII scalar.
  mutating func insert(_ ascii: UInt32) {
    if ascii < 64 { low |= 1 << UInt64(ascii) } else { high |= 1 << UInt64(ascii - 64) }
  }

  /// Adds the ASCII part of a range.
  mutating func insertASCII(_ first: UInt32, _ last: UInt32) {
    guard first < 128 else { return }
    func bits(_ first: UInt32, _ last: UInt32) -> UInt64 {
      (last == 63 ? .max : (1 << UInt64(last + 1)) - 1) & ~((1 << UInt64(first)) - 1)
    }
    if first < 64 { low |= bits(first, min(last, 63)) }
    if last >= 64 { high |= bits(max(first, 64) - 64, min(last, 127) - 64) }
  }
}

/// Gathers the members of a class.
struct ScalarSetBuilder {
  private var ascii = ScalarSet()
  private var ranges: [ClosedRange<UInt32>] = []
  private var categories: GeneralCategories = []
  private var others: [WideScalars] = []
  /// Whether nothing was added.
  private(set) var isEmpty = true

  mutating func add(_ first: UInt32, through last: UInt32) {
    isEmpty = false
    ascii.insertASCII(first, last)
    if last >= 128 { ranges.append(max(first, 128)...last) }
  }

  mutating func add(_ set: ScalarSet) {
    isEmpty = false
    ascii.low |= set.low
    ascii.high |= set.high
    switch set.wide {
    case .none: break
    case .ranges(let added): ranges += added
    case .property(.category(let added)): categories.formUnion(added)
    default: others.append(set.wide)
    }
  }

  /// The union of what was added.
  func build() -> ScalarSet {
    var set = ascii
    var parts = others
    if !categories.isEmpty { parts.append(.property(.category(categories))) }
    if !ranges.isEmpty { parts.append(.ranges(Self.merged(ranges))) }
    switch parts.count {
    case 0: break
    case 1: set.wide = parts[0]
    default: set.wide = .union(parts)
    }
    return set
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    guard ranges.count > 1 else { return ranges }
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}
