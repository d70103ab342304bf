import YAMLTree

/// Two names whose values are compared.
public struct NamePair: Hashable, Sendable {
  /// The name compared.
  public let first: String
  /// The name it is compared with.
  public let second: String
}

extension ReferenceCollector {
  /// Remembers the literals an `Equals` compares a parameter with, and the parameters it compares with each other.
  mutating func collectComparison(_ a: Value, _ b: Value) {
    let names = (a.parameterName, b.parameterName)
    if let first = names.0, let second = names.1 {
      comparedPairs.append(NamePair(first: first, second: second))
      return
    }
    for (name, literal) in [(names.0, b), (names.1, a)] {
      guard let name, literal.text != nil || literal.isNull else { continue }
      comparisons[name, default: []].append(literal)
    }
  }
}

extension Value {
  /// The name a `Ref` or a `Sub` of one variable alone refers to.
  public var parameterName: String? {
    switch form {
    case .call(.ref(let name)): return name.text
    case .call(.sub(let substitution)):
      guard substitution.pieces.count == 1, substitution.variables == nil,
        case .variable(let variable)? = substitution.pieces.first
      else { return nil }
      return variable.name
    default: return nil
    }
  }
}
