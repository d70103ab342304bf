import CloudFormation

/// The keys of a mapping, for many lookups.
struct MappingKeys {
  /// The keys of the second level by that of the first; nil where they are not all written.
  private let secondKeys: [String: Set<String>?]
  /// The keys of the first level, in order.
  let topKeys: [String]
  /// All keys of the second level.
  private let allSecondKeys: Set<String>
  /// Whether some keys of the second level are not written.
  private let hasHiddenKeys: Bool

  /// Nil when the keys of the first level are not all written.
  init?(_ mapping: Mapping) {
    let entries = mapping.body.entries
    guard !mapping.body.isCall, !entries.isEmpty, !entries.contains(where: { $0.key.text.hasPrefix("Fn::") }) else {
      return nil
    }
    topKeys = entries.map(\.key.text)
    var secondKeys: [String: Set<String>?] = [:]
    for (key, value) in entries {
      let keys = value.entries.map(\.key.text)
      let isKnown = value.node.kind == .mapping && !value.isCall && !keys.contains { $0.hasPrefix("Fn::") }
      secondKeys.updateValue(isKnown ? Set(keys) : nil, forKey: key.text)
    }
    self.secondKeys = secondKeys
    allSecondKeys = secondKeys.values.reduce(into: []) { $0.formUnion($1 ?? []) }
    hasHiddenKeys = secondKeys.values.contains(nil)
  }

  /// Whether the first level has a key.
  func has(_ topKey: String) -> Bool { secondKeys[topKey] != nil }

  /// Whether the first level has a key, or one that YAML may take for the same truth.
  func has(likely topKey: String) -> Bool {
    if has(topKey) { return true }
    guard Value.bool(ofText: topKey) != nil else { return false }
    return topKeys.contains { ["true", "false", "yes", "no", "on", "off"].contains($0.lowercased()) }
  }

  /// Whether a key of the second level is missing below a key of the first level, or below each when it is nil.
  func lacks(_ secondKey: String, below topKey: String?) -> Bool {
    if let topKey { return secondKeys[topKey]??.contains(secondKey) == false }
    return !allSecondKeys.contains(secondKey) && !hasHiddenKeys
  }

  /// The keys of the second level below a key of the first level, or below any when it is nil, sorted.
  func secondKeys(below topKey: String?) -> [String] {
    (topKey.map { (secondKeys[$0] ?? []) ?? [] } ?? allSecondKeys).sorted()
  }
}
