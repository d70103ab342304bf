import CloudFormation
import SourceText

/// Where a secret that a value holds comes from.
package struct SecretSource: Sendable {
  /// What makes it a secret.
  package enum Kind: Hashable, Sendable {
    /// A parameter that its author masks with `NoEcho`.
    case masked(parameter: String)
    /// A parameter that becomes a password or token of a resource.
    case used(parameter: String, resource: LogicalID, property: String)
    /// A parameter whose name says so.
    case named(parameter: String)
    /// A dynamic reference that CloudFormation replaces with the secret.
    case resolved(DynamicReference.Service)
    /// An attribute of a resource that makes secrets.
    case attribute(LogicalID, String)
    /// A text that is a secret by its form.
    case literal(SecretLiteral)
  }

  /// What makes it a secret.
  package let kind: Kind
  /// The stack in whose template it is written.
  package let stack: StackID
  /// Where it is written: the parameter's name, or the text.
  package let span: Span
}

extension Resolver {
  /// The secret a value holds or is made with, if it does in this alternative.
  package func secret(in alternative: Alternative) -> SecretSource? { secrets(in: alternative, depth: 0).first }

  /// The secrets a value holds or is made with in this alternative, each once.
  package func secrets(in alternative: Alternative) -> [SecretSource] { secrets(in: alternative, depth: 0) }

  private func secrets(in alternative: Alternative, depth: Int) -> [SecretSource] {
    var found: [SecretSource] = []
    func add(_ kind: SecretSource.Kind, _ stack: StackID? = nil, _ span: Span? = nil) {
      guard !found.contains(where: { $0.kind == kind }) else { return }
      found.append(SecretSource(kind: kind, stack: stack ?? alternative.stack, span: span ?? alternative.span))
    }
    var references: [DynamicReference] = []
    switch alternative.content {
    case .text(let text):
      references = DynamicReference.all(in: text)
      if references.isEmpty, let literal = SecretLiteral(in: text) { add(.literal(literal)) }
    case .pieces(let pieces):
      let text = pieces.textWithHoles
      references = DynamicReference.all(in: text)
      var end = 0
      for piece in pieces {
        switch piece {
        case .text(let text): end += text.utf8.count
        case .unknown: end += Self.holeLength
        case .origin(let origin):
          end += Self.holeLength
          // What stands in a reference names the secret and is none.
          guard !references.contains(where: { $0.range.contains(end - 1) }) else { continue }
          if let source = secret(of: origin, in: alternative, depth: depth) {
            add(source.kind, source.stack, source.span)
          } else if !references.isEmpty, case .parameter(let stack, let position) = origin {
            let id = ParameterID(stack, Int(position))
            if let kind = secretKind(of: id) { add(kind, stack, parameter(id).key.span) }
          }
        }
      }
      if references.isEmpty, let literal = SecretLiteral(in: text) { add(.literal(literal)) }
    case .origin(let origin):
      if let source = secret(of: origin, in: alternative, depth: depth) { add(source.kind, source.stack, source.span) }
    case .list, .map, .absent, .unknown: return []
    }
    guard references.isEmpty else {
      for reference in references where reference.holdsSecret { add(.resolved(reference.service)) }
      return found
    }
    // A parameter of a nested stack that is passed another one is the same secret under another name.
    var passedBy: StackID?
    for step in alternative.trail {
      switch step.kind {
      case .passed: if !found.isEmpty { passedBy = step.stack }
      case .parameter(let name):
        if step.stack == passedBy { continue }
        passedBy = nil
        guard let position = workspace[step.stack].template.parameters.position(of: name) else { continue }
        let id = ParameterID(step.stack, position)
        if let kind = secretKind(of: id) { add(kind, id.stack, parameter(id).key.span) }
      default: break
      }
    }
    return found
  }

  private static let holeLength = "\u{FFFC}".utf8.count

  private func secret(of origin: Origin, in alternative: Alternative, depth: Int) -> SecretSource? {
    guard case .resource(let id, let attribute?) = origin else { return nil }
    let resource = workspace[id]
    switch (resource.type, attribute) {
    case ("AWS::IAM::AccessKey", "SecretAccessKey"), ("AWS::Cognito::UserPoolClient", "ClientSecret"):
      return SecretSource(
        kind: .attribute(resource.logicalID, attribute), stack: alternative.stack, span: alternative.span)
    case ("AWS::SSM::Parameter", "Value") where depth < 8:
      for alternative in property("Value", of: resource) {
        if let found = secrets(in: alternative, depth: depth + 1).first { return found }
      }
      return nil
    default:
      // What a custom resource makes and calls a secret.
      guard resource.type.isCustom, SecretWords.nameSecret(attribute) else { return nil }
      return SecretSource(
        kind: .attribute(resource.logicalID, attribute), stack: alternative.stack, span: alternative.span)
    }
  }

  /// Why the value of a parameter is a secret, if it is.
  package func secretKind(of id: ParameterID) -> SecretSource.Kind? {
    if let known = secretKinds[id] { return known }
    let kind = workedOutSecretKind(of: id)
    secretKinds[id] = .some(kind)
    return kind
  }

  private func workedOutSecretKind(of id: ParameterID) -> SecretSource.Kind? {
    let parameter = parameter(id)
    if let use = secretUses(of: id).first {
      return .used(parameter: parameter.name, resource: use.resource.logicalID, property: use.property)
    }
    let isMasked = parameter.isNoEcho
    guard isMasked || parameter.isNamedSecret, !SecretWords.nameIdentifier(parameter.name),
      !SecretWords.nameCompanion(parameter.name)
    else { return nil }
    return isMasked ? .masked(parameter: parameter.name) : .named(parameter: parameter.name)
  }
}

extension [TextPiece] {
  /// The text with a character no template holds where it is not known.
  package var textWithHoles: String {
    map { if case .text(let text) = $0 { text } else { "\u{FFFC}" } }.joined()
  }
}

extension DynamicReference {
  /// Whether the value it stands for is a secret: of Secrets Manager or a secure string, and no user name, host or the
  /// like that is kept with it.
  package var holdsSecret: Bool {
    switch service {
    case .ssm:
      let name = key.prefix { $0 != ":" }
      return SecretWords.nameSecret(name.split(at: "/").last ?? name)
    case .ssmSecure: return true
    case .secretsManager: return !SecretWords.companions.contains(lastWordOfJSONKey)
    }
  }

  private var lastWordOfJSONKey: String {
    // An ARN has colons of its own, so the key is looked for after the word that must stand before it.
    let parts = key.split(at: ":", omittingEmptySubsequences: false)
    guard let marker = parts.lastIndex(of: "SecretString"), marker + 1 < parts.count else { return "" }
    return NameWords(String(parts[marker + 1])).words.last ?? ""
  }
}
