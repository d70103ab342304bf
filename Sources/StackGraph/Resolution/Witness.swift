import CloudFormation

/// A parameter value that leads to a scenario.
package struct ParameterValue: Sendable {
  /// The stack whose parameter it is.
  package let stack: StackID
  /// The parameter.
  package let parameter: String
  /// The position, from 0, of the item of its list that is spoken of; nil where the whole value is.
  package var item: Int?
  /// The value; nil for any value but those in `excluded`.
  package let value: String?
  /// What it is not, where it has no value.
  package var excluded: [String] = []
  /// Where it has no value, a parameter before it that has the same.
  package var equal: String?
  /// Where it has no value, the parameters before it that it is compared with and that have another.
  package var different: [String] = []
}

extension Resolver {
  /// Parameter values that make a scenario happen, those of defaults where they do.
  package func witness(of scenario: Scenario) -> [ParameterValue] {
    var values: [ParameterValue] = []
    var others: [OtherValue] = []
    let scenario = possible(scenario)
    for (atom, value) in space.witness(of: scenario) ?? [] {
      switch atoms.meaning(of: atom) {
      case .parameter(let stack, let position)?:
        let name = workspace[stack].template.parameters.elements[Int(position)].name
        let domain = domain(of: Int(position), in: workspace[stack])
        if value < domain.values.count {
          values.append(ParameterValue(stack: stack, parameter: name, value: domain.values[value].text))
          continue
        }
        let other = OtherValue(stack: stack, tie: domain.tie, index: value - domain.values.count, name: name)
        let tied = others.filter { $0.stack == stack && $0.tie == domain.tie }
        values.append(
          ParameterValue(
            stack: stack, parameter: name, value: nil, excluded: domain.values.map(\.text),
            equal: tied.first { $0.index == other.index }?.name,
            different: tied.filter { $0.index != other.index }.map(\.name)))
        others.append(other)
      case .text(.origin(let origin))?:
        tell(origin, atom, value, in: scenario, to: &values)
      case .text?, .exporter?, .truth?, nil: continue
      }
    }
    return values
  }

  /// Adds what a parameter, or an item of its list, is in a scenario, by the value of the atom for its text.
  private func tell(
    _ origin: Origin, _ atom: Atom, _ value: Int, in scenario: Scenario, to values: inout [ParameterValue]
  ) {
    guard let (stack, name) = parameter(of: origin) else { return }
    let texts = atoms.texts(of: atom)
    let item: Int? = if case .item(let index, _, _) = origin { index } else { nil }
    let whole = values.lastIndex { $0.stack == stack && $0.parameter == name && $0.item == nil && $0.value == nil }
    var excluded: [String] = []
    // The parameter has none of the values of its domain. What it is instead is told here, though what one of its items
    // is not does not tell that, and that it is the same as another tells more.
    if let whole, value < texts.count || item == nil {
      if value >= texts.count, values[whole].equal != nil { return }
      excluded = values.remove(at: whole).excluded
    }
    if value < texts.count {
      values.append(ParameterValue(stack: stack, parameter: name, item: item, value: texts[value]))
    } else {
      let others = space.values(of: atom, toldApartIn: scenario).filter(texts.indices.contains).map { texts[$0] }
      values.append(ParameterValue(stack: stack, parameter: name, item: item, value: nil, excluded: excluded + others))
    }
  }

  /// The stack and name of the parameter or pseudo parameter an origin is the value of, if it is one.
  private func parameter(of origin: Origin) -> (stack: StackID, name: String)? {
    switch origin {
    case .parameter(let stack, let position), .item(_, let stack, let position):
      (stack, workspace[stack].template.parameters.elements[Int(position)].name)
    case .pseudo(let pseudo, let stack): (stack, pseudo.rawValue)
    case .resource, .zones, .zone, .external: nil
    }
  }
}

/// A parameter of a witness that has another value than those its domain names.
private struct OtherValue {
  let stack: StackID
  let tie: Int
  let index: Int
  let name: String
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
  /// Whether it is so in the whole scenario, and not only with the values of the witness.
  package let isCertain: Bool
  /// What it depends on.
  package let support: Set<Atom>
}

extension Resolver {
  /// The conditions that the witness of a scenario decides, in the order of their stacks and places. Of those that
  /// depend on more than the witness names, only the one that is the scenario is meant.
  package func conditions(decidedByWitnessOf scenario: Scenario) -> [DecidedCondition] {
    guard let witness = space.witness(of: possible(scenario)), !witness.isEmpty else { return [] }
    var values = [Int](repeating: -1, count: space.atomCount)
    for (atom, value) in witness { values[Int(atom.id)] = value }
    let roots = Set(witness.compactMap { atoms.meaning(of: $0.atom)?.root(in: workspace) })
    return roots.sorted().flatMap { root in
      scope(of: root).conditions.compactMap { condition -> DecidedCondition? in
        guard
          let holds = space.holds(
            condition.truth, given: { atom in values[Int(atom.id)] < 0 ? nil : values[Int(atom.id)] })
        else { return nil }
        let truth = holds ? condition.truth : space.not(condition.truth)
        let support = Set(space.support(of: truth))
        guard truth == scenario || support.allSatisfy({ values[Int($0.id)] >= 0 }) else { return nil }
        return DecidedCondition(
          stack: condition.stack, name: condition.name, holds: holds, isScenario: truth == scenario,
          isCertain: space.implies(scenario, truth), support: support)
      }
    }
  }
}
