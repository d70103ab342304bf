import YAMLTree

extension ReferenceCollector {
  /// Remembers the literals an `Equals` compares a parameter with.
  mutating func collectComparison(_ a: Value, _ b: Value) {
    for (parameter, literal) in [(a, b), (b, a)] {
      guard let name = parameter.parameterName, literal.text != nil || literal.isNull else { continue }
      comparisons[name, default: []].append(literal)
    }
  }
}

extension Value {
  /// The name a `Ref` or a `Sub` of one variable alone refers to.
  fileprivate var parameterName: String? {
    switch form {
    case .call(.ref(let name)): return name.text
    case .call(.sub(let substitution)):
      guard substitution.pieces.count == 1, case .variable(let variable)? = substitution.pieces.first else {
        return nil
      }
      return variable.name
    default: return nil
    }
  }
}
