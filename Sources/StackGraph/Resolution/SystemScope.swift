import CloudFormation

/// What a stack people deploy, with its nested stacks, depends on.
struct SystemScope {
  /// The domains of the stack's parameters, by position.
  var domains: [Domain]
  /// What each assertion of the templates' `Rules` sections says that restricts the parameters.
  var assertions: [Scenario] = []
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
  func domain(of position: Int, in stack: Stack) -> Domain {
    if let known = scopes[Int(stack.root.index)]?.domains[position] { return known }
    return scope(of: stack.root).domains[position]
  }

  /// Declares the atoms of a stack people deploy, if that is not done yet.
  func ensureScope(of root: StackID) {
    if scopes[Int(root.index)] == nil { _ = scope(of: root) }
  }

  /// What a stack people deploy depends on. Its atoms are declared together, in an order that depends on the
  /// templates alone.
  func scope(of root: StackID) -> SystemScope {
    if let known = scopes[Int(root.index)] { return known }
    let stacks = workspace.stacks[Int(root.index)...].prefix { $0.root == root }
    let reader = DomainReader(of: stacks, in: workspace)
    var atoms = reader.sketches.map { _ in Atom(id: 0) }
    for position in reader.order {
      let sketch = reader.sketches[position]
      atoms[position] = self.atoms.declare(
        .parameter(root, position: Int32(position)), count: sketch.valueCount, preferred: sketch.preferred, in: space)
    }
    func domains(within constraint: Scenario) -> [Domain] {
      reader.sketches.enumerated().map { position, sketch in
        Domain(sketch, atom: atoms[position], texts: reader.texts[sketch.tie]) { value in
          let others = sketch.values.count..<(sketch.values.count + sketch.otherCount)
          let literal =
            value < 0
            ? space.scenario(atoms[position], isOneOf: others) : space.scenario(atoms[position], is: value)
          return space.restrict(literal, of: atoms[position], to: constraint)
        }
      }
    }
    var scope = SystemScope(domains: domains(within: .always))
    scopes[Int(root.index)] = scope
    if stacks.contains(where: { !$0.template.rules.elements.isEmpty }) {
      // What is found on the way to the assertions does not know them yet, and is forgotten.
      let memory = (known, memos)
      scope.assertions = stacks.flatMap { assertions(of: $0) }.filter { !$0.isAlways }
      (known, memos) = memory
      let constraint = space.and(scope.assertions)
      // Assertions nothing can satisfy are a mistake that is told elsewhere; they say nothing of values.
      if constraint.isNever { scope.assertions = [] } else { scope.domains = domains(within: constraint) }
      if !scope.assertions.isEmpty { hasAssertions = true }
      scopes[Int(root.index)] = scope
    }
    for stack in stacks {
      for condition in stack.template.conditions {
        let truth = self.condition(condition.name, in: stack.id)
        if truth.isAlways || truth.isNever { continue }
        scope.conditions.append(.init(stack: stack.id, name: condition.name, truth: truth))
      }
    }
    scopes[Int(root.index)] = scope
    return scope
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
