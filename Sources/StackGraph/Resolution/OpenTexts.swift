import CloudFormation

extension Resolver {
  /// The scenarios in which an open text is a text, among those in which it is open.
  func scenario(of open: OpenText, is text: String) -> Scenario {
    if isImpossible(text, for: open) { return .never }
    let atom = atom(of: open)
    return restricted(space.scenario(atom, is: atoms.value(of: text, in: atom)), of: atom, as: open)
  }

  /// The scenarios in which an open text is none of some texts.
  func scenario(of open: OpenText, isNoneOf texts: [String]) -> Scenario {
    let atom = atom(of: open)
    let values = texts.filter { !isImpossible($0, for: open) }.map { atoms.value(of: $0, in: atom) }
    return restricted(space.not(space.scenario(atom, isOneOf: values)), of: atom, as: open)
  }

  /// Gives the texts that something in a stack may be asked for numbers that depend on the templates alone, not on the
  /// order in which they are asked for.
  func numberLookedUpKeys(of stack: Stack) {
    var seen: Set<KeysOfMap> = []
    for lookup in stack.template.lookups {
      guard let map = lookup.map.text, let body = stack.template.mappings[map]?.body, !body.isCall else { continue }
      for (key, isTop) in [(lookup.topKey, true), (lookup.secondKey, false)] where key.isCall {
        for alternative in alternatives(of: StackValue(key, in: stack.id)) {
          guard case .origin(let origin) = alternative.content,
            seen.insert(KeysOfMap(origin: origin, map: map, isTop: isTop)).inserted
          else { continue }
          let open = openText(of: origin)
          let rows = isTop ? [body] : body.entries.map(\.value)
          for row in rows { for (key, _) in row.entries { _ = scenario(of: open, is: key.text) } }
        }
      }
    }
  }

  /// Keys of a map, or of its rows, that an origin is looked up among.
  private struct KeysOfMap: Hashable {
    let origin: Origin
    let map: String
    let isTop: Bool
  }

  /// The open text that an origin is.
  func openText(of origin: Origin) -> OpenText {
    switch origin {
    case .pseudo(let pseudo, let stack):
      switch pseudo {
      // A nested stack has those of the stack that holds it.
      case .accountID, .partition, .region, .urlSuffix: return .origin(.pseudo(pseudo, workspace.root(of: stack)))
      case .noValue, .notificationARNs, .stackID, .stackName: return .origin(origin)
      }
    case .external(let name): return openText(computedBy: name, what: "the export named ") ?? .origin(origin)
    case .resource, .parameter, .item, .zones, .zone: return .origin(origin)
    }
  }

  /// The open text that an expression computes; nil where that cannot be written down.
  func openText(computedBy value: StackValue, what: String = "") -> OpenText? {
    let writer = ExpressionWriter(value, in: workspace)
    guard writer.isComplete else { return nil }
    let open = OpenText.computed(what + writer.text, value.stack)
    _ = atoms.text(open, basis: { basis(of: writer.names) }, in: space)
    return open
  }

  private func atom(of open: OpenText) -> Atom {
    let basis = { () -> Set<OpenText.Basis> in
      switch open {
      case .origin(let origin): [self.basis(of: origin)]
      case .pieces(let pieces): Set(pieces.compactMap(\.origin).map(self.basis))
      // It was declared when it was made.
      case .computed: []
      }
    }
    return atoms.text(open, among: { self.allowedTexts(of: open) }, basis: basis, in: space)
  }

  /// The only texts an open text can be, each once; nil where there may be others.
  private func allowedTexts(of open: OpenText) -> [String]? {
    guard case .origin(.item(_, let stack, let position)) = open else { return nil }
    let allowed = workspace[stack].template.parameters.elements[Int(position)].constraints.allowedValues
    var seen: Set<String> = []
    return allowed?.map { $0.scalarText ?? "" }.filter { seen.insert($0).inserted }
  }

  /// What an open text depends on.
  func basis(of open: OpenText) -> Set<OpenText.Basis> { atoms.basis(of: atom(of: open)) }

  private func basis(of origin: Origin) -> OpenText.Basis {
    switch origin {
    case .resource(let id, _): return .resource(id)
    case .parameter(let stack, let position), .item(_, let stack, let position):
      return .parameters(stack, tie: domain(of: Int(position), in: workspace[stack]).tie)
    case .zones(_, let stack), .zone(_, _, let stack): return .region(workspace.root(of: stack))
    case .pseudo(let pseudo, let stack): return basis(of: pseudo, in: stack)
    case .external(let name): return .name(ExpressionWriter(name, in: workspace).text, name.stack)
    }
  }

  private func basis(of pseudo: PseudoParameter, in stack: StackID) -> OpenText.Basis {
    switch pseudo {
    case .region, .partition, .urlSuffix: .region(workspace.root(of: stack))
    case .accountID: .pseudo(pseudo, workspace.root(of: stack))
    // The id of a stack holds its name, and much else.
    case .stackID, .stackName: .pseudo(.stackName, stack)
    case .noValue, .notificationARNs: .pseudo(pseudo, stack)
    }
  }

  /// What an expression depends on that uses some names.
  private func basis(of names: [(name: String, stack: StackID)]) -> Set<OpenText.Basis> {
    var found: Set<OpenText.Basis> = []
    var waiting = names
    var seen: Set<String> = []
    while let (name, id) = waiting.popLast() {
      guard seen.insert("\(id.index) \(name)").inserted else { continue }
      let stack = workspace[id]
      if let pseudo = PseudoParameter(named: name) {
        found.insert(basis(of: pseudo, in: id))
      } else if let position = stack.template.parameters.position(of: name) {
        if let passed = workspace.passed(name, to: stack) {
          waiting += ExpressionWriter(passed, in: workspace).names
        } else if stack.parent == nil {
          found.insert(.parameters(id, tie: domain(of: position, in: stack).tie))
        } else {
          found.insert(.name(name, id))
        }
      } else if let resource = stack.template.resources.position(of: name) {
        found.insert(.resource(ResourceID(id, resource)))
      } else {
        found.insert(.name(name, id))
      }
    }
    return found
  }

  /// Whether an open text cannot be a text: no region's name for a region, or a value that the parameter whose other
  /// values it stands for is told apart by or does not allow.
  private func isImpossible(_ text: String, for open: OpenText) -> Bool {
    switch open {
    case .origin(.pseudo(let pseudo, _)): return !pseudo.canBe(text)
    case .origin(.parameter(let id, let position)):
      let stack = workspace[id]
      let parameter = stack.template.parameters.elements[Int(position)]
      guard !parameter.isFromSSM, !parameter.isList else { return false }
      return domain(of: Int(position), in: stack).texts.contains(text) || parameter.constraints.allows(text) == false
    case .origin(.item(_, let stack, let position)):
      let constraints = workspace[stack].template.parameters.elements[Int(position)].constraints
      if constraints.allowedValues != nil { return allowedTexts(of: open)?.contains(text) == false }
      return text.utf8.contains(UInt8(ascii: ",")) || constraints.allows(text) == false
    // Everything that exists has an id and a name.
    case .origin(.resource(let id, attribute: nil)): return text.isEmpty && !workspace[id].type.isCustom
    case .origin(.zone): return text.isEmpty
    default: return false
    }
  }

  /// A scenario over one atom as far as the assertions of `Rules` allow it.
  private func restricted(_ scenario: Scenario, of atom: Atom, as open: OpenText) -> Scenario {
    guard hasAssertions, let stack = open.stack else { return scenario }
    let constraint = scope(of: workspace.root(of: stack)).constraint
    if constraint.isAlways { return scenario }
    if let known = restrictions[scenario] { return known }
    let found = space.restrict(scenario, of: atom, to: constraint)
    restrictions[scenario] = found
    return found
  }
}
