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
  package func secret(in alternative: Alternative) -> SecretSource? { secret(in: alternative, depth: 0) }

  private func secret(in alternative: Alternative, depth: Int) -> SecretSource? {
    func source(_ kind: SecretSource.Kind) -> SecretSource {
      SecretSource(kind: kind, stack: alternative.stack, span: alternative.span)
    }
    switch alternative.content {
    case .text(let text):
      let references = DynamicReference.all(in: text)
      if !references.isEmpty { return references.first(where: \.holdsSecret).map { source(.resolved($0.service)) } }
      if let literal = SecretLiteral(in: text) { return source(.literal(literal)) }
    case .pieces(let pieces):
      let text = pieces.textWithHoles
      let references = DynamicReference.all(in: text)
      // What stands in a reference names the secret and is none.
      if !references.isEmpty { return references.first(where: \.holdsSecret).map { source(.resolved($0.service)) } }
      for case .origin(let origin) in pieces {
        if let found = secret(of: origin, in: alternative, depth: depth) { return found }
      }
      if let literal = SecretLiteral(in: text) { return source(.literal(literal)) }
    case .origin(let origin):
      if let found = secret(of: origin, in: alternative, depth: depth) { return found }
    case .list, .map, .absent, .unknown: return nil
    }
    for id in parameters(on: alternative.trail) {
      if let kind = secretKind(of: id) {
        return SecretSource(kind: kind, stack: id.stack, span: parameter(id).key.span)
      }
    }
    return nil
  }

  private func secret(of origin: Origin, in alternative: Alternative, depth: Int) -> SecretSource? {
    guard case .resource(let id, let attribute?) = origin else { return nil }
    let resource = workspace[id]
    switch (resource.type, attribute) {
    case ("AWS::IAM::AccessKey", "SecretAccessKey"), ("AWS::Cognito::UserPoolClient", "ClientSecret"):
      return SecretSource(
        kind: .attribute(resource.logicalID, attribute), stack: alternative.stack, span: alternative.span)
    case ("AWS::SSM::Parameter", "Value") where depth < 8:
      for alternative in property("Value", of: resource) {
        if let found = secret(in: alternative, depth: depth + 1) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// Why the value of a parameter is a secret, if it is.
  package func secretKind(of id: ParameterID) -> SecretSource.Kind? {
    let parameter = parameter(id)
    if let use = secretUses(of: id).first {
      let property = use.path.joined(separator: ".")
      return .used(parameter: parameter.name, resource: use.resource.logicalID, property: property)
    }
    if SecretWords.nameIdentifier(parameter.name) { return nil }
    if parameter.isNoEcho { return .masked(parameter: parameter.name) }
    return parameter.isNamedSecret ? .named(parameter: parameter.name) : nil
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
      return SecretWords.nameSecret(name.split(separator: "/").last ?? name)
    case .ssmSecure: return true
    case .secretsManager: return !Self.harmlessKeys.contains(lastWordOfJSONKey)
    }
  }

  private var lastWordOfJSONKey: String {
    // An ARN has colons of its own, so the key is looked for after the word that must stand before it.
    let parts = key.split(separator: ":", omittingEmptySubsequences: false)
    guard let marker = parts.lastIndex(of: "SecretString"), marker + 1 < parts.count else { return "" }
    return NameWords(String(parts[marker + 1])).words.last ?? ""
  }

  private static let harmlessKeys: Set<String> = [
    "account", "arn", "bucket", "database", "dbname", "domain", "email", "endpoint", "engine", "host", "hostname", "id",
    "identifier", "name", "port", "region", "schema", "uri", "url", "user", "username",
  ]
}
