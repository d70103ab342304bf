import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in the environment of a function, where everybody who may look at the function reads it.
  static let lambdaNoSecretInEnvironment = Rule.workspace("lambda-no-secret-in-environment") { context in
    let resolver = context.resolver
    var shared: Set<StackID> = []
    for function in context.workspace.resources(of: "AWS::Lambda::Function", "AWS::Serverless::Function") {
      context.check(resolver.shownTexts(at: ["Environment", "Variables"], of: function), of: function)
      // What all functions of a serverless template have is said of the first one.
      guard function.type == "AWS::Serverless::Function", shared.insert(function.stack).inserted else { continue }
      let root = context.workspace[function.stack].template.root
      guard let variables = root["Globals"]?["Function"]?["Environment"]?["Variables"] else { continue }
      let value = StackValue(variables, in: function.stack)
      let texts = resolver.shownTexts(below: resolver.alternatives(of: value, in: resolver.existence(of: function)))
      context.check(texts, of: function)
    }
  }
}

extension RuleContext {
  fileprivate func check(_ variables: [ShownText], of function: StackResource) {
    check(variables, of: function, judgingNames: true) { secret, name in
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
