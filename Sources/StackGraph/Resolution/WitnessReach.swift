import CloudFormation

/// How much of a scenario its witness tells.
package enum WitnessReach: Hashable, Sendable {
  /// All: the scenario happens with just the values of the witness.
  case all
  /// The witness is an example: one parameter alone decides, and these are its values in the scenario.
  case values([String], parameter: String, StackID)
  /// The witness is an example, or the scenario also depends on what is no parameter.
  case part
}

extension Resolver {
  /// How much of a scenario its witness tells.
  package func reachOfWitness(of scenario: Scenario) -> WitnessReach {
    let scenario = possible(scenario)
    let witness = space.witness(of: scenario) ?? []
    let cube = space.and(witness.map { space.scenario($0.atom, is: $0.value) })
    if space.implies(scenario, cube) { return witness.allSatisfy { isTold($0.atom) } ? .all : .part }
    let support = space.support(of: scenario)
    guard support.count == 1, case .parameter(let stack, let position)? = atoms.meaning(of: support[0]) else {
      return .part
    }
    let domain = domain(of: Int(position), in: workspace[stack])
    let possible = (0..<space.valueCount(of: support[0])).filter {
      !space.areDisjoint(space.scenario(support[0], is: $0), scenario)
    }
    let others = domain.values.count..<space.valueCount(of: support[0])
    // A witness that says what a parameter is not tells all of them.
    if possible.elementsEqual(others) { return .all }
    guard possible.allSatisfy(domain.values.indices.contains) else { return .part }
    let name = workspace[stack].template.parameters.elements[Int(position)].name
    return .values(possible.map { domain.values[$0].text }, parameter: name, stack)
  }

  /// Whether a scenario happens when every parameter it depends on has its default.
  package func isByDefault(_ scenario: Scenario) -> Bool { space.holdsByDefault(possible(scenario)) == true }

  /// How many parameters a scenario depends on; what is no parameter counts for one each.
  package func choiceCount(of scenario: Scenario) -> Int {
    let support = space.support(of: scenario)
    if support.count < 2 { return support.count }
    let parameters = support.compactMap { atom -> ParameterID? in
      switch atoms.meaning(of: atom) {
      case .parameter(let stack, let position)?, .text(.origin(.parameter(let stack, let position)))?,
        .text(.origin(.item(_, let stack, let position)))?:
        ParameterID(stack, Int(position))
      case .text?, .exporter?, .truth?, nil: nil
      }
    }
    return support.count - parameters.count + Set(parameters).count
  }

  /// Whether a scenario rests on something that nobody chooses who deploys and of which nothing is known, so that it may
  /// never happen.
  package func restsOnUnknown(_ scenario: Scenario) -> Bool {
    space.support(of: scenario).contains { atom in
      switch atoms.meaning(of: atom) {
      case .parameter?, .exporter?: false
      case .text?: atoms.basis(of: atom).contains(where: \.isFixed)
      case .truth?: atoms.basis(of: atom).isEmpty || atoms.basis(of: atom).contains(where: \.isFixed)
      case nil: true
      }
    }
  }

  /// Whether a witness names what the atom stands for.
  private func isTold(_ atom: Atom) -> Bool {
    switch atoms.meaning(of: atom) {
    case .parameter?: true
    case .text(.origin(.parameter))?, .text(.origin(.item))?, .text(.origin(.pseudo))?: true
    case .text?, .exporter?, .truth?, nil: false
    }
  }
}

extension OpenText.Basis {
  /// Whether it is something that is the same in every deployment, for all that is known.
  fileprivate var isFixed: Bool {
    switch self {
    case .resource, .name: true
    case .parameters, .region, .pseudo: false
    }
  }
}
