import CloudFormation

extension NamePattern {
  /// The names when one variable stays and the others have the values they are known to take; a bounded number.
  func keepingOneVariable(_ stacks: [Stack]) -> [NamePattern] {
    let variables = variables
    guard variables.count > 1 else { return [] }
    var expanded: [NamePattern] = []
    for kept in variables { expanded += replacing(stacks) { $0 == kept } }
    return expanded
  }

  /// The names when all variables have the values they are known to take; a bounded number.
  func keepingNoVariable(_ stacks: [Stack]) -> [NamePattern] {
    variables.isEmpty ? [] : replacing(stacks) { _ in false }
  }

  /// The name when all parameters have their defaults; nil when that is no text or has no parameter.
  func withDefaults(_ stacks: [Stack]) -> NamePattern? {
    var result = NamePattern()
    guard !variables.isEmpty else { return nil }
    for token in tokens {
      if case .parameter(let name, let stack) = token {
        guard let text = stacks[Int(stack.index)].template.parameters[name]?.defaultValue?.text else { return nil }
        result.append(.text(text))
      } else {
        result.append(token)
      }
    }
    return result.variables.isEmpty && !result.tokens.isEmpty ? result : nil
  }

  private static let expansionLimit = 16

  /// The variables, each once.
  private var variables: [Token] {
    var variables: [Token] = []
    for token in tokens where token.isVariable && !variables.contains(token) { variables.append(token) }
    return variables
  }

  /// The names when the variables that are not kept have the values they are known to take; none when one is not
  /// known to take any.
  private func replacing(_ stacks: [Stack], keeping isKept: (Token) -> Bool) -> [NamePattern] {
    var assignments: [[Token: String]] = [[:]]
    for variable in variables where !isKept(variable) {
      guard case .parameter(let name, let stack) = variable,
        let parameter = stacks[Int(stack.index)].template.parameters[name]
      else { return [] }
      let values = parameter.allowedValues ?? [parameter.defaultValue].compactMap(\.self)
      let texts = values.compactMap(\.text).filter { !$0.isEmpty }
      assignments = assignments.flatMap { assignment in
        texts.map { text in assignment.merging([variable: text]) { old, _ in old } }
      }
      guard assignments.count <= Self.expansionLimit else { return [] }
    }
    return assignments.map { assignment in
      NamePattern(tokens.map { token in assignment[token].map { .text($0) } ?? token })
    }
  }
}

extension NamePattern.Token {
  /// Whether the part differs from stack to stack.
  var isVariable: Bool {
    switch self {
    case .text, .pseudo: false
    case .stackName, .nestedStackName, .parameter, .opaque: true
    }
  }
}
