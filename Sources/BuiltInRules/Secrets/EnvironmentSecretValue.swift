import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in an environment of a service that has no rule of its own.
  static let environmentSecretValue = Rule.resource(
    "environment-secret-value", of: SecretSinks.environments.keys.sorted { $0.rawValue < $1.rawValue }
  ) { resource, context in
    for path in SecretSinks.environments[resource.type] ?? [] {
      let variables = context.resolver.shownTexts(at: path, of: resource)
      context.check(variables, of: resource, judgingNames: true) { secret, name in
        switch secret {
        case .holds(let source): .holds(source, name, resource.logicalID, path.last ?? "")
        case .named: .isNamed(name, resource.logicalID, path.last ?? "")
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(
    _ source: SecretSource, _ variable: String, _ resource: LogicalID, _ property: String
  ) -> Self {
    """
    `\(variable)` in `\(property)` of `\(resource)` holds a secret, \(source.subject). Everybody who may look at the \
    resource reads it. Hand over the secret's name or ARN and let the program fetch the value.
    """
  }

  fileprivate static func isNamed(_ variable: String, _ resource: LogicalID, _ property: String) -> Self {
    """
    `\(variable)` in `\(property)` of `\(resource)` is a secret by its name and is given as plain text. Everybody who may \
    look at the resource reads it. Hand over the secret's name or ARN and let the program fetch the value.
    """
  }
}
