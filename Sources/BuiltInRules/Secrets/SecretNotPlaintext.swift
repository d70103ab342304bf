import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A password, token or private key of any resource that is written in a template or kept as plain text.
  static let secretNotPlaintext = Rule.resource(
    "secret-not-plaintext", of: SecretProperties.types + ["AWS::Lambda::Permission"]
  ) { resource, context in
    if resource.type == "AWS::Lambda::Permission" { context.checkEventSourceToken(of: resource) }
    // That of a database is another rule's.
    for property in SecretProperties.byType[resource.type] ?? [] where !property.isOfDatabase {
      for place in context.resolver.places(at: property.path, of: resource) {
        let isDocument = property.type == "AWS::SecretsManager::Secret"
        let violation = context.resolver.violation(
          among: place,
          where: { isDocument ? SecretDocument.isPlain($0) : PlaintextSecret.isPlain($0) })
        guard let violation else { continue }
        context.report(violation, property, of: resource)
      }
    }
  }
}

extension RuleContext {
  fileprivate func report(_ violation: Violation, _ property: SecretProperty, of resource: StackResource) {
    let first = violation.first
    let message: Finding.Message
    switch PlaintextSecret(first) {
    case .written where property.type == "AWS::SecretsManager::Secret": message = .keeps(resource.logicalID)
    case .written: message = .isWritten(property.name, resource.logicalID, remedy: property.remedy)
    case .fetched: message = .isFetched(property.name, resource.logicalID)
    }
    reportItem(
      violation, message, kind: "certain", at: place(first.span, in: first.stack), of: resource)
  }

  /// What an event source shows to be let in; the id of an Alexa skill, which is no secret, is often given for it.
  fileprivate func checkEventSourceToken(of permission: StackResource) {
    let violation = resolver.violation(among: resolver.property("EventSourceToken", of: permission)) { alternative in
      guard let text = alternative.content.text else { return alternative.content.isUnknown ? nil : false }
      return text.hasPrefix("amzn1.") || text.hasPrefix("{{resolve:") ? false : SecretText.isVoid(text) ? nil : true
    }
    guard let violation else { return }
    report(violation, .isWritten("EventSourceToken", permission.logicalID, remedy: ""), kind: "doubtful")
  }
}

extension SecretDocument {
  fileprivate static func isPlain(_ alternative: Alternative) -> Bool? {
    switch alternative.content {
    // A Default is the parameter's own fault (parameter-secret-no-default).
    case .text where alternative.trail.contains(where: \.isDefault): return nil
    case .text(let text): return holdsSecret(text)
    case .pieces(let pieces): return holdsSecret(pieces.textWithHoles)
    default: return alternative.content.isUnknown ? nil : false
    }
  }
}

extension Step {
  fileprivate var isDefault: Bool { if case .defaultValue = kind { true } else { false } }
}

extension SecretProperty {
  fileprivate var isOfDatabase: Bool { type.rawValue.hasPrefix("AWS::RDS::") && path == ["MasterUserPassword"] }

  /// A property that makes the service keep the secret itself, as a sentence goes on.
  fileprivate var remedy: Finding.Message {
    switch type {
    case "AWS::Redshift::Cluster": "Set `ManageMasterPassword: true`, or take it"
    case "AWS::RedshiftServerless::Namespace": "Set `ManageAdminPassword: true`, or take it"
    case "AWS::DocDB::DBCluster": "Set `ManageMasterUserPassword: true`, or take it"
    default: "Take it"
    }
  }
}

extension Finding.Message {
  fileprivate static func isWritten(_ property: String, _ resource: LogicalID, remedy: Finding.Message) -> Self {
    """
    `\(property)` of `\(resource)` is written in the template. Everybody who can read the template knows it, and its \
    history keeps it for good. \(wording: remedy.text.isEmpty ? "Take it" : remedy.text) from Secrets Manager with \
    `{{resolve:secretsmanager:…}}`, and change the one that was written down.
    """
  }

  fileprivate static func isFetched(_ property: String, _ resource: LogicalID) -> Self {
    """
    `\(property)` of `\(resource)` comes from a plain-text parameter of Systems Manager. Whoever may read parameters \
    knows it. Keep it in Secrets Manager, and write `{{resolve:secretsmanager:…}}`.
    """
  }

  fileprivate static func keeps(_ secret: LogicalID) -> Self {
    """
    The value of secret `\(secret)` is written in the template. Everybody who can read the template knows it, and its \
    history keeps it for good. Let `GenerateSecretString` make it, or put it in after the deployment.
    """
  }
}
