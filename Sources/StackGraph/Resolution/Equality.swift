import CloudFormation

extension Resolver {
  /// The scenarios in which two values are equal.
  func equality(_ a: StackValue, _ b: StackValue) -> Scenario {
    domainEquality(a, b) ?? domainEquality(b, a) ?? equality(alternatives(of: a), a, alternatives(of: b), b)
  }

  /// The scenarios in which two values, given as what they can be, are equal. What computes them, where something
  /// does, is `first` and `second`.
  func equality(_ left: [Alternative], _ first: StackValue?, _ right: [Alternative], _ second: StackValue?) -> Scenario
  {
    var equal = textEquality(left, right)
    for one in left {
      for other in right where one.content.text == nil || other.content.text == nil {
        let scope = space.and(one.scenario, other.scenario)
        if !scope.isNever { equal.append(space.and(scope, equality(one, first, other, second))) }
      }
    }
    return space.or(equal)
  }

  /// The scenarios in which a parameter of a stack people deploy is a literal: by far the commonest comparison.
  private func domainEquality(_ value: StackValue, _ literal: StackValue) -> Scenario? {
    guard case .call(.ref(let name)) = value.value.form, let name = name.text, let text = literal.value.scalarText
    else {
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
  private func equality(
    _ a: Alternative, _ first: StackValue?, _ b: Alternative, _ second: StackValue?
  ) -> Scenario {
    // Where nothing is deployed no condition holds.
    if a.failsDeployment || b.failsDeployment { return .never }
    if let text = a.content.text { return equality(b, second, text) }
    if let text = b.content.text { return equality(a, first, text) }
    switch (a.content, b.content) {
    case (.origin(let a), .origin(let b)): return equality(a, b)
    case (.pieces(let one), .pieces(let other)):
      if let found = equality(one, other) { return found }
    default: break
    }
    return equality(side(a, first), side(b, second))
  }

  /// The scenarios in which an alternative that is no known text is a text.
  private func equality(_ alternative: Alternative, _ value: StackValue?, _ text: String) -> Scenario {
    switch alternative.content {
    case .origin(let origin): return equality(origin, text)
    case .pieces(let pieces):
      if let found = equality(pieces, text) { return found }
    default: break
    }
    let side = side(alternative, value)
    if let open = side.open { return scenario(of: open, is: text) }
    return opaque("\(side.form) = text \(text)", in: alternative.stack)
  }

  /// The scenarios in which an origin is a text.
  func equality(_ origin: Origin, _ text: String) -> Scenario { scenario(of: openText(of: origin), is: text) }

  private func equality(_ a: Origin, _ b: Origin) -> Scenario {
    if a == b { return .always }
    if case .parameter(let stackA, let positionA) = a, case .parameter(let stackB, let positionB) = b, stackA == stackB
    {
      let domains = (
        domain(of: Int(positionA), in: workspace[stackA]), domain(of: Int(positionB), in: workspace[stackB])
      )
      if domains.0.tie == domains.1.tie, !domains.0.isTiedToMany {
        return space.or(zip(domains.0.others, domains.1.others).map { space.and($0, $1) })
      }
    }
    let (a, b) = (openText(of: a), openText(of: b))
    return a == b ? .always : equality(Side(open: a), Side(open: b))
  }

  /// A side of a comparison whose text is not known.
  private struct Side {
    /// The text it is in the end; nil where that is nothing of its own.
    var open: OpenText?
    /// Tells it from others.
    var form: String
    var stack: StackID?

    init(open: OpenText) {
      self.open = open
      form = open.normalForm
      stack = open.stack
    }

    init(_ alternative: Alternative) {
      form = "value at \(alternative.stack.index) \(alternative.span.start)"
      stack = alternative.stack
    }
  }

  private func side(_ alternative: Alternative, _ value: StackValue?) -> Side {
    switch alternative.content {
    case .origin(let origin): return Side(open: openText(of: origin))
    case .pieces(let pieces) where !pieces.contains(.unknown): return Side(open: .pieces(pieces))
    default: return value.flatMap { openText(computedBy: $0) }.map(Side.init(open:)) ?? Side(alternative)
    }
  }

  /// The scenarios in which two sides are equal of which nothing is known that tells.
  private func equality(_ a: Side, _ b: Side) -> Scenario {
    if a.open != nil, a.open == b.open { return .always }
    guard let stack = a.stack ?? b.stack else { return .never }
    let forms = [a.form, b.form].sorted()
    let basis = (a.open.map(basis) ?? []).union(b.open.map(basis) ?? [])
    return opaque("\(forms[0]) = \(forms[1])", in: stack, basis: basis)
  }
}

extension OpenText {
  fileprivate var normalForm: String {
    switch self {
    case .origin(let origin): "origin \(origin.normalForm)"
    case .pieces(let pieces):
      "pieces "
        + pieces.map { piece in
          switch piece {
          case .text(let text): "text \(text)"
          case .origin(let origin): "origin \(origin.normalForm)"
          case .unknown: "unknown"
          }
        }.joined(separator: "|")
    case .computed(let text, let stack): "computed \(stack.index) \(text)"
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
