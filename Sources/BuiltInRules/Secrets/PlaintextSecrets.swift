import CloudFormation
import RuleEngine
import StackGraph

/// How a secret that a resource is given is plain text.
enum PlaintextSecret {
  /// It is written in a template.
  case written
  /// It is fetched from a plain-text parameter of Systems Manager.
  case fetched

  /// What an alternative of a password is, if it is plain text; nil where that cannot be told.
  static func isPlain(_ alternative: Alternative) -> Bool? {
    switch alternative.content {
    case .text(let text):
      let references = DynamicReference.all(in: text)
      if !references.isEmpty { return references.contains { $0.service == .ssm } }
      // A Default is the parameter's own fault (parameter-secret-no-default), and none is no password.
      if text.isEmpty || alternative.isOfParameter { return nil }
      return true
    case .pieces(let pieces):
      let references = DynamicReference.all(in: pieces.textWithHoles)
      // A text of nothing but the names and numbers of the stack is known to whoever knows these.
      return references.contains { $0.service == .ssm } || references.isEmpty && pieces.allSatisfy(\.isNamed)
    default: return alternative.content.isUnknown ? nil : false
    }
  }

  /// What a plain alternative is.
  init(_ alternative: Alternative) {
    let text =
      switch alternative.content {
      case .text(let text): text
      case .pieces(let pieces): pieces.textWithHoles
      default: ""
      }
    self = DynamicReference.all(in: text).isEmpty ? .written : .fetched
  }
}

extension TextPiece {
  /// Whether it is text, or the name, region or account of the stack.
  fileprivate var isNamed: Bool {
    switch self {
    case .text: true
    case .origin(.pseudo): true
    case .origin, .unknown: false
    }
  }
}

extension Alternative {
  /// Whether the value is that of a parameter: its Default, an allowed value, or the one given for it.
  fileprivate var isOfParameter: Bool {
    switch trail.last?.kind {
    case .defaultValue, .allowedValue, .pinned: true
    default: false
    }
  }
}
