import Findings
import Reports
import RuleEngine
import StackGraph

extension ValueReport.When {
  /// Describes a scenario where a stack is spoken of: see ``ScenarioDescription/clause``.
  init(_ scenario: Scenario, in stack: Stack, _ resolver: Resolver) {
    let description = ScenarioDescription(scenario, in: stack.template.file.id, resolver)
    self.init(
      description.note, clause: description.clause, isExample: description.isExample,
      isExact: resolver.reachOfWitness(of: scenario) == .all,
      isDefault: resolver.space.holdsByDefault(scenario) == true)
  }
}
