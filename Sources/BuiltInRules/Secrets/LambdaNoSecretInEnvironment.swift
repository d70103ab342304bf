import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in the environment of a function, where everybody who may look at the function reads it.
  static let lambdaNoSecretInEnvironment = Rule.resource(
    "lambda-no-secret-in-environment", of: "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { function, context in
    let variables = context.resolver.shownTexts(at: ["Environment", "Variables"], of: function)
    context.check(variables, of: function, judgingNames: true) { secret, name in
      switch secret {
      case .holds(let source): .holds(source, name, function.logicalID)
      case .named: .isNamed(name, function.logicalID)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ variable: String, _ function: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of function `\(function)` holds a secret, \(source.subject). Everybody who may look \
    at the function's configuration reads it. Hand over the secret's ARN and let the function fetch the value.
    """
  }

  fileprivate static func isNamed(_ variable: String, _ function: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of function `\(function)` is a secret by its name and is given as plain text. \
    Everybody who may look at the function's configuration reads it. Hand over the secret's ARN and let the function \
    fetch the value.
    """
  }
}
