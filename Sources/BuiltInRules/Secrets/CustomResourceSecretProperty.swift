import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret that is handed to the function behind a custom resource.
  static let customResourceSecretProperty = Rule.workspace("custom-resource-secret-property") { context in
    for resource in context.workspace.resources(where: \.isCustom) {
      for (key, _) in resource.resource.properties?.entries ?? [] where !key.isText("ServiceToken") {
        let texts = context.resolver.shownTexts(at: [key.text], of: resource)
        context.check(texts, of: resource, judgingNames: false) { secret, _ in
          guard case .holds(let source) = secret else { return "" }
          return .hands(source, key.text, resource.logicalID)
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hands(_ source: SecretSource, _ property: String, _ resource: LogicalID) -> Self {
    """
    Custom resource `\(resource)` is handed a secret, \(source.subject), as `\(property)`. It is part of the event, which \
    functions are apt to log. Hand over the secret's ARN and let the function fetch the value.
    """
  }
}
