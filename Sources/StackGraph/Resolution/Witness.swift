import CloudFormation

/// A parameter value that leads to a scenario.
package struct ParameterValue: Sendable {
  /// The stack whose parameter it is.
  package let stack: StackID
  /// The parameter.
  package let parameter: String
  /// The value; a phrase when it is any value but those the template names.
  package let value: String
}

extension Resolver {
  /// Parameter values that make a scenario happen, those of defaults where they do.
  package func witness(of scenario: Scenario) -> [ParameterValue] {
    (space.witness(of: possible(scenario)) ?? []).compactMap { atom, value in
      guard case .parameter(let stack, let position)? = atoms.meaning(of: atom) else { return nil }
      let domain = domain(of: Int(position), in: workspace[stack])
      return ParameterValue(
        stack: stack, parameter: workspace[stack].template.parameters.elements[Int(position)].name,
        value: value < domain.values.count ? domain.values[value].text : "another value")
    }
  }

  /// The part of a scenario that the assertions of `Rules` sections that bear on it allow.
  func possible(_ scenario: Scenario) -> Scenario {
    guard scopes.values.contains(where: { !$0.assertions.isEmpty }) else { return scenario }
    var possible = scenario
    var support = Set(space.support(of: scenario))
    let roots = Set(support.compactMap { atoms.meaning(of: $0)?.root(in: workspace) }).sorted()
    var assertions = roots.flatMap { scopes[$0]?.assertions ?? [] }
    while let next = assertions.firstIndex(where: { !support.isDisjoint(with: space.support(of: $0)) }) {
      let assertion = assertions.remove(at: next)
      support.formUnion(space.support(of: assertion))
      possible = space.and(possible, assertion)
    }
    return possible
  }
}

/// A condition whose truth a witness decides.
package struct DecidedCondition: Sendable {
  /// The stack the condition is of.
  package let stack: StackID
  /// The condition.
  package let name: String
  /// Whether it holds.
  package let holds: Bool
  /// Whether the scenario is just where it holds, or just where it does not.
  package let isScenario: Bool
}

extension Resolver {
  /// The conditions that the witness of a scenario decides, in the order of their stacks and places.
  package func conditions(decidedByWitnessOf scenario: Scenario) -> [DecidedCondition] {
    guard let witness = space.witness(of: possible(scenario)), !witness.isEmpty else { return [] }
    let values = Dictionary(witness.map { ($0.atom, $0.value) }) { first, _ in first }
    let roots = Set(witness.compactMap { atoms.meaning(of: $0.atom)?.root(in: workspace) })
    return roots.sorted().flatMap { root in
      scope(of: root).conditions.compactMap { condition -> DecidedCondition? in
        guard let holds = space.holds(condition.truth, given: { values[$0] }) else { return nil }
        return DecidedCondition(
          stack: condition.stack, name: condition.name, holds: holds,
          isScenario: condition.truth == scenario || space.not(condition.truth) == scenario)
      }
    }
  }
}
