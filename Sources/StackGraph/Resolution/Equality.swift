import CloudFormation

extension Resolver {
  /// The scenarios in which two values are equal.
  func equality(_ a: StackValue, _ b: StackValue) -> Scenario {
    domainEquality(a, b) ?? domainEquality(b, a)
      ?? equality(alternatives(of: a), alternatives(of: b), in: a.stack)
  }

  /// The scenarios in which two values, given as what they can be, are equal.
  func equality(_ left: [Alternative], _ right: [Alternative], in stack: StackID) -> Scenario {
    var equal = textEquality(left, right)
    for one in left {
      for other in right where one.content.text == nil || other.content.text == nil {
        let scope = space.and(one.scenario, other.scenario)
        if !scope.isNever { equal.append(space.and(scope, equality(one, other, in: stack))) }
      }
    }
    return space.or(equal)
  }

  /// The scenarios in which a parameter of a stack people deploy is a literal: by far the commonest comparison.
  private func domainEquality(_ value: StackValue, _ literal: StackValue) -> Scenario? {
    guard case .call(.ref(let name)) = value.value.form, let name = name.text, let text = literal.value.text else {
      return nil
    }
    let stack = workspace[value.stack]
    guard stack.parent == nil, let position = stack.template.parameters.position(of: name) else { return nil }
    let parameter = stack.template.parameters.elements[position]
    guard !parameter.isList, !parameter.isFromSSM, stack.deployment?.parameters[name] == nil else { return nil }
    return domain(of: position, in: stack).scenario(of: text)
  }

  /// The scenarios in which both are the same known text.
  private func textEquality(_ left: [Alternative], _ right: [Alternative]) -> [Scenario] {
    // A table is worth it only where both sides have many texts.
    let (few, many) = left.count < right.count ? (left, right) : (right, left)
    if few.count < 4 {
      return few.flatMap { a in
        many.compactMap { b in
          a.content.text != nil && a.content.text == b.content.text ? space.and(a.scenario, b.scenario) : nil
        }
      }
    }
    var scenarios: [String: [Scenario]] = [:]
    for alternative in few {
      if let text = alternative.content.text { scenarios[text, default: []].append(alternative.scenario) }
    }
    return many.compactMap { alternative in
      guard let text = alternative.content.text, let found = scenarios[text] else { return nil }
      return space.and(alternative.scenario, space.or(found))
    }
  }

  /// The scenarios in which two alternatives, one of which is no known text, are equal; those they hold in aside.
  private func equality(_ a: Alternative, _ b: Alternative, in stack: StackID) -> Scenario {
    switch (a.content, b.content) {
    case (.text(let text), .origin(.parameter(let stack, let position))),
      (.origin(.parameter(let stack, let position)), .text(let text)):
      // Any other value of a parameter is none of those it is told apart by.
      let parameter = workspace[stack].template.parameters.elements[Int(position)]
      let domain = domain(of: Int(position), in: workspace[stack])
      if !parameter.isFromSSM, !parameter.isList, domain.texts.contains(text) { return .never }
    case (.origin(.parameter(let stackA, let positionA)), .origin(.parameter(let stackB, let positionB)))
    where stackA == stackB && positionA != positionB:
      let domains = (
        domain(of: Int(positionA), in: workspace[stackA]), domain(of: Int(positionB), in: workspace[stackB])
      )
      if domains.0.tie == domains.1.tie {
        return space.or(zip(domains.0.others, domains.1.others).map { space.and($0, $1) })
      }
    case (.origin(let a), .origin(let b)) where a == b: return .always
    case (.pieces(let a), .pieces(let b)) where a == b && !a.contains(.unknown): return .always
    default: break
    }
    let sides = [normalForm(a), normalForm(b)].sorted()
    return opaque("\(sides[0]) = \(sides[1])", in: stack)
  }

  private func normalForm(_ alternative: Alternative) -> String {
    switch alternative.content {
    case .text(let text): "text \(text)"
    case .origin(let origin): "origin \(origin.normalForm)"
    case .pieces(let pieces) where !pieces.contains(.unknown):
      "pieces "
        + pieces.map { piece in
          switch piece {
          case .text(let text): "text \(text)"
          case .origin(let origin): "origin \(origin.normalForm)"
          case .unknown: "unknown"
          }
        }.joined(separator: "|")
    default: "value at \(alternative.stack.index) \(alternative.span.start)"
    }
  }
}

extension Origin {
  fileprivate var normalForm: String {
    switch self {
    case .resource(let id, let attribute): "resource \(id.stack.index) \(id.position) \(attribute ?? "")"
    case .parameter(let stack, let position): "parameter \(stack.index) \(position)"
    case .item(let index, let stack, let position): "item \(stack.index) \(position) \(index)"
    case .pseudo(let pseudo, let stack): "pseudo \(stack.index) \(pseudo.rawValue)"
    case .zones(let region, let stack): "zones \(stack.index) \(region)"
    case .zone(let index, let region, let stack): "zone \(stack.index) \(index) \(region)"
    case .external(let name): "external \(name.stack.index) \(name.value.node.id)"
    }
  }
}
