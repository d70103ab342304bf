import CloudFormation
import Findings
import StackGraph

/// A scenario in words: the parameter values that lead to it and the conditions they decide.
struct ScenarioDescription {
  let note: ScenarioNote

  init(_ scenario: Scenario, _ resolver: Resolver) {
    let workspace = resolver.workspace
    let witness = resolver.witness(of: scenario)
    // What the scenario is about comes first: a sentence names the first ones only.
    let decided = resolver.conditions(decidedByWitnessOf: scenario)
    let conditions = (decided.filter(\.isScenario) + decided.filter { !$0.isScenario }).map {
      ScenarioNote.Condition(name: $0.name, holds: $0.holds)
    }
    note = ScenarioNote(
      conditions: conditions,
      witness: witness.map { .init(stack: workspace[$0.stack].name, parameter: $0.parameter, value: $0.value) })
  }

  /// The sentence a message ends with.
  func sentence(_ extent: Violation.Extent) -> String {
    let values = note.witness.map { "`\($0.parameter)` is \($0.value.isEmpty ? "empty" : "`\($0.value)`")" }
    let conditions = note.conditions.prefix(3).map { "`\($0.name)` is \($0.holds)" }
    switch (values.isEmpty, conditions.isEmpty) {
    case (true, true): return "It depends on a condition whose truth is not known before deployment."
    case (true, false): return "It is so when \(Self.listed(conditions))."
    case (false, true): return "It is so \(extent == .byDefault ? "by default, when" : "when") \(Self.listed(values))."
    case (false, false):
      let opening = extent == .byDefault ? "by default, when" : "when"
      return "It is so \(opening) \(Self.listed(values)) (\(Self.listed(conditions)))."
    }
  }

  private static func listed(_ phrases: [String]) -> String {
    guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "" }
    return phrases.dropLast().joined(separator: ", ") + " and " + last
  }
}
