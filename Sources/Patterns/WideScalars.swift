/// Which scalars beyond ASCII belong to a set. As deep as classes nest.
indirect enum WideScalars: Sendable {
  case none
  case all
  /// Sorted and disjoint.
  case ranges([ClosedRange<UInt32>])
  case property(UnicodeProperty)
  case not(WideScalars)
  case union([WideScalars])
  case intersection([WideScalars])
  /// Whatever has a case variant in the set of these three parts.
  case caseless(low: UInt64, high: UInt64, WideScalars)

  var complement: WideScalars {
    switch self {
    case .none: .all
    case .all: .none
    case .not(let inner): inner
    default: .not(self)
    }
  }

  func contains(_ scalar: UInt32) -> Bool {
    switch self {
    case .none: return false
    case .all: return true
    case .ranges(let ranges): return Self.contains(scalar, in: ranges)
    case .property(let property): return property.holds(scalar)
    case .not(let inner): return !inner.contains(scalar)
    case .union(let parts): return parts.contains { $0.contains(scalar) }
    case .intersection(let parts): return parts.allSatisfy { $0.contains(scalar) }
    case .caseless(let low, let high, let wide):
      let set = ScalarSet(low: low, high: high, wide: wide)
      return set.contains(scalar) || Self.caseVariants(of: scalar).contains(where: set.contains)
    }
  }

  private static func contains(_ scalar: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
    var lower = 0
    var upper = ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if ranges[middle].upperBound < scalar { lower = middle + 1 } else { upper = middle }
    }
    return lower < ranges.count && ranges[lower].lowerBound <= scalar
  }

  /// The scalars of one scalar's length that differ from `scalar` in case only.
  private static func caseVariants(of scalar: UInt32) -> [UInt32] {
    guard let properties = Unicode.Scalar(scalar)?.properties, properties.isCased else { return [] }
    var variants: [UInt32] = []
    func add(_ mapping: String) {
      if mapping.unicodeScalars.count == 1, let mapped = mapping.unicodeScalars.first { variants.append(mapped.value) }
    }
    add(properties.lowercaseMapping)
    add(properties.uppercaseMapping)
    add(properties.titlecaseMapping)
    // The two small forms of sigma have one capital.
    if variants.count > 1, let capital = Unicode.Scalar(variants[1]) { add(capital.properties.lowercaseMapping) }
    return variants
  }
}
