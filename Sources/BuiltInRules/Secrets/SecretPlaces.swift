import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension SecretSource {
  /// What the secret is, as the subject of a message.
  var subject: String {
    switch kind {
    case .masked(let parameter), .named(let parameter), .used(let parameter, _, _): "parameter `\(parameter)`"
    case .resolved(.ssm): "a parameter of Systems Manager"
    case .resolved(.ssmSecure): "a secure string of Systems Manager"
    case .resolved(.secretsManager): "a secret of Secrets Manager"
    case .attribute(let resource, let attribute): "`\(resource).\(attribute)`"
    case .literal(let literal): literal.phrase
    }
  }

  private var reason: String? {
    switch kind {
    case .masked(let parameter): "`\(parameter)` is masked with `NoEcho`"
    case .used(let parameter, let resource, let property): "`\(parameter)` becomes `\(resource).\(property)`"
    case .named(let parameter): "`\(parameter)` is a secret by its name"
    case .literal: "it is written here"
    case .resolved, .attribute: nil
    }
  }

  /// Why it is a secret, where it is declared, unless that is the place of the finding.
  func notes(in context: RuleContext, of place: Place) -> [Note] {
    guard let reason, context.place(span, in: stack) != place else { return [] }
    return [context.note(reason, at: span, in: stack)]
  }
}

extension RuleContext {
  /// The notes that show which passwords and tokens a parameter becomes.
  func notes(on uses: [SecretUse]) -> [Note] {
    uses.prefix(8).map { note("becomes `\($0)`", at: $0.span, in: $0.resource.stack) }
  }

  /// The first secret that flows into a place, and when it does.
  func leak(among alternatives: [Alternative]) -> (violation: Violation, source: SecretSource)? {
    var source: SecretSource?
    let violation = resolver.violation(
      among: alternatives,
      where: { alternative in
        guard let found = resolver.secret(in: alternative) else { return alternative.content.isUnknown ? nil : false }
        source = source ?? found
        return true
      })
    guard let violation, let source else { return nil }
    return (violation, source)
  }
}

extension SecretLiteral {
  /// What it is, in words.
  var phrase: String {
    switch self {
    case .accessKeyID: "the id of an AWS access key"
    case .privateKey: "a private key"
    case .token(let service): "a token of \(service)"
    case .passwordInURL: "a password within a URL"
    }
  }
}

extension Content {
  private var isKnown: Bool {
    switch self {
    case .text, .list, .map, .absent: true
    case .origin, .pieces, .unknown: false
    }
  }

  /// Whether the text is not known before deployment.
  var isUnknown: Bool { !isKnown }
}
