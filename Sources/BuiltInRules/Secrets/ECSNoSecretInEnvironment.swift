import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in a container's environment, where it is part of the task definition.
  static let ecsNoSecretInEnvironment = Rule.resource(
    "ecs-no-secret-in-environment", of: "AWS::ECS::TaskDefinition"
  ) { task, context in
    let variables = context.resolver.shownTexts(at: ["ContainerDefinitions", "*", "Environment"], of: task)
    context.check(variables, of: task, judgingNames: true) { secret, name in
      switch secret {
      case .holds(let source): .holds(source, name, task.logicalID)
      case .named: .isNamed(name, task.logicalID)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ variable: String, _ task: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of `\(task)` holds a secret, \(source.subject). The environment is part of the \
    task definition, which everybody who may describe it reads. Use `Secrets` with `ValueFrom` instead.
    """
  }

  fileprivate static func isNamed(_ variable: String, _ task: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of `\(task)` is a secret by its name and is given as plain text. The environment is \
    part of the task definition, which everybody who may describe it reads. Use `Secrets` with `ValueFrom` instead.
    """
  }
}
