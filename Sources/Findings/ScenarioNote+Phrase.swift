extension ScenarioNote {
  /// More parameters and conditions than these are counted only.
  private static let shown = (parameters: 5, conditions: 3)

  /// The scenario as the words after "when": "`Stage` is `dev`, so `IsProd` is false"; nil when nothing tells it.
  ///
  /// Parameters are said to be of their stack unless `isImplied` says that the stack goes without saying.
  package func phrase(isImplied: (_ stack: String) -> Bool) -> String? {
    let values = Self.listed(
      witness.map { $0.phrase(namingStack: !isImplied($0.stack)) }, limit: Self.shown.parameters, "parameters")
    let truths = Self.listed(
      conditions.map(\.phrase), limit: Self.shown.conditions, "conditions")
    guard let values else { return truths }
    return truths.map { "\(values), so \($0)" } ?? values
  }

  private static func listed(_ phrases: [String], limit: Int, _ noun: String) -> String? {
    guard let last = phrases.last else { return nil }
    if phrases.count == 1 { return last }
    if phrases.count > limit + 1 {
      return phrases.prefix(limit).joined(separator: ", ")
        + ", and so on for \(phrases.count - limit) more \(noun)"
    }
    return phrases.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension ScenarioNote.Condition {
  /// Whether it holds, as a clause.
  fileprivate var phrase: String { "`\(name)`\(stack.map { " of stack `\($0)`" } ?? "") is \(holds)" }
}

extension ScenarioNote.Witness {
  /// More excluded values than these are counted only.
  private static let shownValues = 4

  /// What the parameter is, as a clause.
  fileprivate func phrase(namingStack: Bool) -> String {
    let whole = namingStack ? "`\(parameter)` of stack `\(stack)`" : "`\(parameter)`"
    let subject = item.map { "the \(Self.ordinal($0)) item of \(whole)" } ?? whole
    if let value { return value.isEmpty ? "\(subject) is empty" : "\(subject) is `\(value)`" }
    if let equal { return "\(subject) is the same as `\(equal)`" }
    var clauses: [String] = []
    if !excluded.isEmpty { clauses.append(exclusion) }
    if !different.isEmpty { clauses.append("differs from \(different.map { "`\($0)`" }.joined(separator: " and "))") }
    return clauses.isEmpty ? "\(subject) has some value" : "\(subject) \(clauses.joined(separator: " and "))"
  }

  /// The position, from 0, of an item as people count.
  private static func ordinal(_ position: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth"]
    if position < words.count { return words[position] }
    let number = position + 1
    let isTeen = (11...13).contains(number % 100)
    switch number % 10 {
    case 1 where !isTeen: return "\(number)st"
    case 2 where !isTeen: return "\(number)nd"
    case 3 where !isTeen: return "\(number)rd"
    default: return "\(number)th"
    }
  }

  private var exclusion: String {
    if excluded == [""] { return "is not empty" }
    let values = excluded.map { $0.isEmpty ? "empty" : "`\($0)`" }
    switch values.count {
    case 1: return "is not \(values[0])"
    case 2: return "is neither \(values[0]) nor \(values[1])"
    case ...Self.shownValues:
      return "is none of \(values.dropLast().joined(separator: ", ")) and \(values[values.count - 1])"
    default:
      let shown = values.prefix(Self.shownValues - 1).joined(separator: ", ")
      return "is none of \(shown) and \(values.count - Self.shownValues + 1) other values"
    }
  }
}
