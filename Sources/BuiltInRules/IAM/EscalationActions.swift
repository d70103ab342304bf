import StackGraph

/// The actions of escalations that policies are about.
enum EscalationActions {
  /// What the reference says of them.
  static let facts: [String: KnownAction] = Dictionary(
    uniqueKeysWithValues: sorted.compactMap { name in KnownAction(name).map { (name, $0) } })

  /// The parts of the ARNs of the resources that those can be limited to which the reference knows.
  static let arns = facts.mapValues { $0.resourceARNs.compactMap(\.segments) }

  /// In the order of their bytes.
  private static let sorted = EscalationPath.actions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

  /// Those that a statement is about, by where it says so. What it does not tell is none of `Action` and, of
  /// `NotAction`, all.
  static func named(by statement: PolicyStatement) -> [(actions: [String], place: Alternative)] {
    if let first = statement.exceptedActions.first {
      let excepted = Set(statement.exceptedActions.flatMap { $0.content.text.map(matching) ?? sorted })
      return [(sorted.filter { !excepted.contains($0) }, first)]
    }
    return statement.actions.compactMap { action in
      guard let text = action.content.text else { return nil }
      let found = matching(text)
      return found.isEmpty ? nil : (found, action)
    }
  }

  /// Those that a statement may be about.
  static func mayBeNamed(by statement: PolicyStatement) -> [(actions: [String], scenario: Scenario)] {
    let excepted = statement.exceptedActions.filter { $0.content.text == nil }
    let unknown = excepted + statement.actions.filter { $0.content.text == nil }
    return named(by: statement).map { ($0.actions, $0.place.scenario) } + unknown.map { (sorted, $0.scenario) }
  }

  /// Those that what a policy names stands for.
  static func matching(_ pattern: String) -> [String] {
    let key = pattern.lowercased()
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) else {
      return EscalationPath.actions.contains(key) ? [key] : []
    }
    let literal = key.utf8.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
    var (first, end) = (0, sorted.count)
    while first < end {
      let middle = (first + end) / 2
      if sorted[middle].utf8.lexicographicallyPrecedes(literal) { first = middle + 1 } else { end = middle }
    }
    let beginning = sorted[first...].prefix { $0.utf8.starts(with: literal) }
    if beginning.isEmpty { return [] }
    let glob = Glob(key)
    return beginning.filter(glob.matches)
  }
}
