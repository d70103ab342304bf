import CloudFormation

/// The name of an export or an import, as far as templates say it: known text and variables in order.
package struct NamePattern: Hashable, Sendable, CustomStringConvertible {
  /// A part of a name.
  package enum Token: Hashable, Sendable {
    /// Known text.
    case text(String)
    /// A pseudo parameter that is the same for all stacks of a region, such as `AWS::Region`.
    case pseudo(PseudoParameter)
    /// The name of a stack people deploy.
    case stackName(StackID)
    /// The name CloudFormation makes up for a nested stack; nobody can write it down beforehand.
    case nestedStackName(StackID)
    /// A parameter whose value is given when the stack is deployed.
    case parameter(String, of: StackID)
    /// Anything else that is known only when the stack is deployed, by its source text.
    case opaque(String, of: StackID)
  }

  /// The parts, no two texts beside each other, no text empty.
  package private(set) var tokens: [Token] = []

  /// The empty name.
  package init() {}

  /// The name of some parts.
  package init(_ tokens: some Sequence<Token>) {
    for token in tokens { append(token) }
  }

  /// Adds a part at the end.
  package mutating func append(_ token: Token) {
    if case .text(let text) = token {
      if text.isEmpty { return }
      if case .text(let before)? = tokens.last {
        tokens[tokens.count - 1] = .text(before + text)
        return
      }
    }
    tokens.append(token)
  }

  /// The whole name when it is known text.
  package var text: String? {
    guard tokens.count == 1, case .text(let text) = tokens[0] else { return nil }
    return text
  }

  /// The name in the notation of `Fn::Sub`; a part without a name of its own is `${...}`.
  package var description: String {
    tokens.map { token in
      switch token {
      case .text(let text): text
      case .pseudo(let parameter): "${\(parameter.rawValue)}"
      case .stackName, .nestedStackName: "${\(PseudoParameter.stackName.rawValue)}"
      case .parameter(let name, _): "${\(name)}"
      case .opaque: "${...}"
      }
    }.joined()
  }
}
