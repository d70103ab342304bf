import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A lookup with a literal key that its mapping does not have.
  static let undefinedMappingKey = Rule.template("undefined-mapping-key") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    var keys: [String: MappingKeys?] = [:]
    // Each suggestion looks at every key of a mapping.
    var suggestionsLeft = 100
    func suggestion(_ key: String, _ candidates: @autoclosure () -> [String]) -> String {
      suggestionsLeft -= 1
      guard suggestionsLeft >= 0 else { return "" }
      var suggestions = NameSuggestions(candidates())
      return suggestions.sentence(for: key)
    }
    for lookup in template.lookups where !lookup.hasFallback {
      guard let name = lookup.map.text, let mapping = template.mappings[name] else { continue }
      let known = keys[name] ?? MappingKeys(mapping)
      keys.updateValue(known, forKey: name)
      guard let known else { continue }
      let topKey = lookup.topKey.text
      if let topKey, !known.has(topKey) {
        context.report(
          .hasNoTopKey(name, topKey, suggestion(topKey, known.topKeys)),
          at: context.place(lookup.topKey.span, in: template),
          notes: [Note("the mapping", at: context.place(mapping.key.span, in: template))])
      } else if topKey != nil || !lookup.topKey.isNull, let key = lookup.secondKey.text, known.lacks(key, below: topKey)
      {
        context.report(
          .hasNoSecondKey(name, topKey, key, suggestion(key, known.secondKeys(below: topKey))),
          at: context.place(lookup.secondKey.span, in: template),
          notes: [Note("the mapping", at: context.place(mapping.key.span, in: template))])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoTopKey(_ mapping: String, _ key: String, _ suggestion: String) -> Self {
    """
    Mapping `\(mapping)` has no key `\(key)`, so the lookup fails when the stack is deployed.\(wording: suggestion) \
    Add the key, or look up another one.
    """
  }

  fileprivate static func hasNoSecondKey(
    _ mapping: String, _ topKey: String?, _ key: String, _ suggestion: String
  ) -> Self {
    let place = topKey.map { "below `\($0)`" } ?? "below any of its keys"
    return """
      Mapping `\(mapping)` has no key `\(key)` \(place), so the lookup fails when the stack is deployed.\
      \(wording: suggestion) Add the key, or look up another one.
      """
  }
}
