import YAMLTree

/// Two names whose values are compared.
public struct NamePair: Hashable, Sendable {
  /// The name compared.
  public let first: String
  /// The name it is compared with.
  public let second: String
}

/// A call of `Equals` in a condition where a condition is expected.
public struct Comparison: Sendable {
  /// The call.
  public let call: Value
  /// The value compared.
  public let left: Value
  /// The value it is compared with.
  public let right: Value
  /// The name that `left` refers to and does nothing else.
  public let leftName: String?
  /// The name that `right` refers to and does nothing else.
  public let rightName: String?
  /// The position of the condition that holds it.
  public let condition: Int
  /// Whether the condition is the comparison (true) or its opposite (false) and nothing else; nil otherwise.
  public let isSame: Bool?

  init(_ call: Value, _ left: Value, _ right: Value, in condition: Int, isSame: Bool?) {
    self.call = call
    self.left = left
    self.right = right
    self.condition = condition
    self.isSame = isSame
    leftName = left.parameterName
    rightName = right.parameterName
  }
}

extension ReferenceCollector {
  /// Remembers the literals an `Equals` compares a parameter with, and the parameters it compares with each other.
  mutating func collectComparison(_ a: Value, _ b: Value) {
    collectComparison(a, a.parameterName, b, b.parameterName)
  }

  mutating func collectComparison(_ a: Value, _ first: String?, _ b: Value, _ second: String?) {
    if let first, let second {
      comparedPairs.append(NamePair(first: first, second: second))
    } else if let name = first ?? second {
      let literal = first == nil ? a : b
      if literal.text != nil || literal.isNull { comparisons[name, default: []].append(literal) }
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
