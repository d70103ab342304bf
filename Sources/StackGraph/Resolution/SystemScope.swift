import CloudFormation

/// What a stack people deploy, with its nested stacks, depends on.
struct SystemScope {
  /// The domains of the stack's parameters, by position.
  var domains: [Domain]
  /// What each assertion of the templates' `Rules` sections says that restricts the parameters, and what the lookups of
  /// conditions need.
  var assertions: [Scenario] = []
  /// What the assertions allow together.
  var constraint: Scenario = .always
  /// The conditions of the stack and its nested ones whose truth depends on something, by stack and place.
  var conditions: [Condition] = []

  /// A condition and when it holds.
  struct Condition {
    let stack: StackID
    let name: String
    let truth: Scenario
  }
}

extension Resolver {
  /// The domain of a parameter of a stack people deploy.
  func domain(of position: Int, in stack: Stack) -> Domain { scope(of: stack.root).domains[position] }

  /// What a stack people deploy depends on.
  func scope(of root: StackID) -> SystemScope { scopes[Int(root.index)] ?? SystemScope(domains: []) }

  /// Works out what every stack people deploy depends on, before any value is asked for: done on the way to a value,
  /// it would meet that value again and take it for circular. Atoms are so declared in an order that depends on the
  /// templates alone.
  func workOutScopes() {
    let systems = workspace.stacks.filter { $0.root == $0.id }.map { root in
      let stacks = workspace.stacks[Int(root.id.index)...].prefix { $0.root == root.id }
      return System(root: root.id, stacks: stacks, reader: DomainReader(of: stacks, in: workspace))
    }
    let atoms = systems.map(declareAtoms)
    for (system, atoms) in zip(systems, atoms) {
      scopes[Int(system.root.index)] = SystemScope(domains: domains(of: system, atoms, within: .always))
    }
    // What is found on the way to the assertions does not know them yet, and is forgotten.
    let memory = (known, memos)
    let assertions = systems.map { system in
      system.stacks.flatMap { self.assertions(of: $0) + self.lookups(ofConditionsOf: $0) }.filter { !$0.isAlways }
    }
    (known, memos) = memory
    for (index, system) in systems.enumerated() where !assertions[index].isEmpty {
      let constraint = space.and(assertions[index])
      // Assertions nothing can satisfy are a mistake that is told elsewhere; they say nothing of values.
      if constraint.isNever { continue }
      hasAssertions = true
      scopes[Int(system.root.index)] = SystemScope(
        domains: domains(of: system, atoms[index], within: constraint), assertions: assertions[index],
        constraint: constraint)
    }
    for system in systems {
      let conditions = conditions(of: system)
      scopes[Int(system.root.index)]?.conditions = conditions
    }
    for system in systems { system.stacks.forEach(numberLookedUpKeys) }
  }

  /// A stack people deploy, with its nested stacks.
  private struct System {
    let root: StackID
    let stacks: ArraySlice<Stack>
    let reader: DomainReader
  }

  private func declareAtoms(of system: System) -> [Atom] {
    var declared = system.reader.sketches.map { _ in Atom(id: 0) }
    for position in system.reader.order {
      let sketch = system.reader.sketches[position]
      declared[position] = atoms.declare(
        .parameter(system.root, position: Int32(position)), count: sketch.valueCount, preferred: sketch.preferred,
        in: space)
    }
    return declared
  }

  private func domains(of system: System, _ atoms: [Atom], within constraint: Scenario) -> [Domain] {
    system.reader.sketches.enumerated().map { position, sketch in
      Domain(sketch, atom: atoms[position], texts: system.reader.texts[sketch.tie]) { value in
        let others = sketch.values.count..<(sketch.values.count + sketch.otherCount)
        let literal =
          value < 0
          ? space.scenario(atoms[position], isOneOf: others) : space.scenario(atoms[position], is: value)
        return space.restrict(literal, of: atoms[position], to: constraint)
      }
    }
  }

  private func conditions(of system: System) -> [SystemScope.Condition] {
    system.stacks.flatMap { stack in
      stack.template.conditions.compactMap { condition in
        let truth = self.condition(condition.name, in: stack.id)
        if truth.isAlways || truth.isNever { return nil }
        return SystemScope.Condition(stack: stack.id, name: condition.name, truth: truth)
      }
    }
  }

  /// The first rule of the `Rules` section of a stack people deploy that no values of its parameters, or not the given
  /// ones, meet together with the rules before it; nil when there is none. `isAlone` is whether it cannot be met at all.
  package func unmetRule(of stack: Stack) -> (position: Int, isAlone: Bool)? {
    guard stack.parent == nil, !stack.template.rules.elements.isEmpty else { return nil }
    var together = Scenario.always
    for (position, allowed) in assertions(of: stack).enumerated() {
      together = space.and(together, allowed)
      if space.isExhausted { return nil }
      if together.isNever { return (position, allowed.isNever) }
    }
    return nil
  }

  /// The scenarios in which each lookup of the conditions of a stack finds something: conditions are worked out in every
  /// deployment, so where one finds nothing there is none.
  private func lookups(ofConditionsOf stack: Stack) -> [Scenario] {
    let template = stack.template
    let places = Set(
      template.references.filter { reference in
        if case .condition = reference.owner, case .mapping = reference.target { true } else { false }
      }.map(\.span))
    if places.isEmpty { return [] }
    let absent = stack.parent.map { space.not(existence(of: workspace[$0])) } ?? .never
    return template.lookups.compactMap { lookup -> Scenario? in
      guard !lookup.hasFallback, places.contains(lookup.map.node.span) else { return nil }
      let failing = self.failing(lookup, in: stack)
      // What never finds anything is a mistake that is told elsewhere.
      let found = space.or(absent, space.not(failing))
      return found.isNever ? nil : found
    }
  }

  /// The scenarios that each rule of a stack's template allows.
  private func assertions(of stack: Stack) -> [Scenario] {
    guard !stack.template.rules.elements.isEmpty else { return [] }
    let absent = stack.parent.map { space.not(existence(of: workspace[$0])) } ?? .never
    return stack.template.rules.map { rule in
      let applies = rule.ruleCondition.map { truth(of: ConditionExpression($0), in: stack.id) } ?? .always
      let holds = space.and(rule.assertions.map { truth(of: ConditionExpression($0), in: stack.id) })
      return space.or([absent, space.not(applies), holds])
    }
  }
}
