import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret among the plain variables of a build.
  static let codeBuildNoCleartextCredentials = Rule.resource(
    "codebuild-no-cleartext-credentials", of: "AWS::CodeBuild::Project"
  ) { project, context in
    let resolver = context.resolver
    let variables = resolver.shownTexts(at: ["Environment", "EnvironmentVariables"], of: project).filter { variable in
      // Of other types the value is the name of the secret.
      guard let type = variable.map?.value["Type"], let map = variable.map else { return true }
      return resolver.alternatives(of: StackValue(type, in: map.stack)).allSatisfy { $0.content.text == "PLAINTEXT" }
    }
    context.check(variables, of: project, judgingNames: true) { secret, name in
      switch secret {
      case .holds(let source): .holds(source, name, project.logicalID)
      case .named: .isNamed(name, project.logicalID)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ variable: String, _ project: LogicalID) -> Self {
    """
    Variable `\(variable)` of build project `\(project)` holds a secret, \(source.subject), as plain text. Everybody who \
    may look at the project or its builds reads it. Set `Type: SECRETS_MANAGER` and name the secret as the value.
    """
  }

  fileprivate static func isNamed(_ variable: String, _ project: LogicalID) -> Self {
    """
    Variable `\(variable)` of build project `\(project)` is a secret by its name and is given as plain text. Everybody who \
    may look at the project or its builds reads it. Set `Type: SECRETS_MANAGER` and name the secret as the value.
    """
  }
}
