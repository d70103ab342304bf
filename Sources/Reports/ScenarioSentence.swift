import Findings

extension ScenarioNote {
  /// The scenario in words, such as `Environment is dev, so IsProd is false`.
  var sentence: String {
    let namesStacks = witness.contains { $0.stack != witness[0].stack }
    let causes = witness.map { witness in
      let owner = namesStacks ? " of \(witness.stack)" : ""
      return "\(witness.parameter)\(owner) is \(witness.value.isEmpty ? "empty" : witness.value)"
    }
    let effects = conditions.map { "\($0.name) is \($0.holds)" }
    let cause = Self.listed(causes)
    let effect = Self.listed(effects)
    if cause.isEmpty { return effect }
    return effect.isEmpty ? cause : "\(cause), so \(effect)"
  }

  private static func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
