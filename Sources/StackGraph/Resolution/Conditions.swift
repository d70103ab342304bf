import CloudFormation
import SourceText
import YAMLTree

/// A condition of a stack.
struct ConditionKey: Hashable {
  let stack: StackID
  let name: String
}

extension Resolver {
  /// The scenarios in which a condition of a stack holds.
  package func condition(_ name: String, in stack: StackID) -> Scenario {
    let key = ConditionKey(stack: stack, name: name)
    if let known = conditionScenarios[key] { return known }
    // What a condition says of itself, or an undefined one says at all, cannot be told.
    conditionScenarios[key] = opaque("condition \(name)", in: stack)
    if let condition = workspace[stack].template.conditions[name] {
      conditionScenarios[key] = truth(of: condition.expression, in: stack)
    }
    return conditionScenarios[key] ?? .always
  }

  /// The scenarios in which a condition's expression holds.
  func truth(of expression: ConditionExpression, in stack: StackID) -> Scenario {
    switch expression {
    case .equals(let a, let b): return equality(StackValue(a, in: stack), StackValue(b, in: stack))
    case .and(let operands): return space.and(operands.map { truth(of: ConditionExpression($0), in: stack) })
    case .or(let operands): return space.or(operands.map { truth(of: ConditionExpression($0), in: stack) })
    case .not(let operand): return space.not(truth(of: ConditionExpression(operand), in: stack))
    case .condition(let name): return condition(name.text ?? "", in: stack)
    case .opaque(let value): return opaque("value \(value.node.id)", in: stack)
    }
  }

  private func equality(_ a: StackValue, _ b: StackValue) -> Scenario {
    let right = alternatives(of: b)
    return space.or(
      alternatives(of: a).flatMap { left in
        right.compactMap { right -> Scenario? in
          let scope = space.and(left.scenario, right.scenario)
          return scope.isNever ? nil : space.and(scope, equality(left, right, a.stack))
        }
      })
  }

  private func equality(_ a: Alternative, _ b: Alternative, _ stack: StackID) -> Scenario {
    switch (a.content, b.content) {
    case (.text(let a), .text(let b)): return a == b ? .always : .never
    case (.text(let text), .origin(.parameter(let stack, let position))),
      (.origin(.parameter(let stack, let position)), .text(let text)):
      // "Any other value" of a parameter is none of those it is told apart by.
      let domain = domain(of: Int(position), in: workspace[stack])
      if domain.values.contains(where: { $0.text == text }) { return .never }
    case (.origin(let a), .origin(let b)) where a == b: return .always
    case (.pieces(let a), .pieces(let b)) where a == b && !a.contains(.unknown): return .always
    default: break
    }
    let sides = [normalForm(a), normalForm(b)].sorted()
    return opaque("\(sides[0]) = \(sides[1])", in: stack)
  }

  private func opaque(_ key: String, in stack: StackID) -> Scenario {
    // Equal keys of one stack people deploy are one truth; what names a stack in a key keeps nested ones apart.
    let atom = atoms.truth("\(stack.index): \(key)", root: workspace[stack].root, in: space)
    return space.scenario(atom, is: 1)
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
    case .pseudo(let pseudo, let stack): "pseudo \(stack.index) \(pseudo.rawValue)"
    case .zones(let region, let stack): "zones \(stack.index) \(region)"
    case .zone(let index, let region, let stack): "zone \(stack.index) \(index) \(region)"
    case .external(let name): "external \(name.stack.index) \(name.value.node.id)"
    }
  }
}
