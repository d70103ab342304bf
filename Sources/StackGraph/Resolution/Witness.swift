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
