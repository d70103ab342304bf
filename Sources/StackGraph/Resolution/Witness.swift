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
    (space.witness(of: scenario) ?? []).compactMap { atom, value in
      guard case .parameter(let stack, let position)? = atoms.meaning(of: atom) else { return nil }
      let domain = domain(of: Int(position), in: workspace[stack])
      return ParameterValue(
        stack: stack, parameter: workspace[stack].template.parameters.elements[Int(position)].name,
        value: value < domain.values.count ? domain.values[value].text : "another value")
    }
  }
}
