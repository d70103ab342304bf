import Findings
import Reports
import RuleEngine
import StackGraph

extension ValueReport.When {
  /// Describes a scenario where a stack is spoken of: exactly where few words can, and by an example elsewhere.
  init(_ scenario: Scenario, in stack: Stack, _ resolver: Resolver) {
    let description = ScenarioDescription(scenario, in: stack.template.file.id, resolver)
    let reach = resolver.reachOfWitness(of: scenario)
    let truths = resolver.conditions(decidedByWitnessOf: scenario).filter(\.isScenario).map {
      "`\($0.name)` is \($0.holds)"
    }
    var clause = description.phrase.map { "when \($0)" }
    var isExample = false
    switch reach {
    case .all, .values: break
    case .part:
      let example = ScenarioNote(conditions: [], witness: description.note.witness).phrase {
        $0 == stack.name
      }
      if let truth = truths.first {
        clause = "when \(truth)" + (example.map { ", for example when \($0)" } ?? "")
      } else {
        clause = clause.map { "for example \($0)" }
        isExample = true
      }
    }
    self.init(
      description.note, clause: clause, isExample: isExample, isExact: reach == .all,
      isDefault: resolver.space.holdsByDefault(scenario) == true)
  }
}
