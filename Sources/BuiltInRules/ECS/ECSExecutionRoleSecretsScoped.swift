import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An execution role that may read more secrets than its task definitions name.
  static let ecsExecutionRoleSecretsScoped = Rule.workspace("ecs-execution-role-secrets-scoped") { context in
    let resolver = context.resolver
    var judged: Set<ResourceID> = []
    for task in context.workspace.resources(of: "AWS::ECS::TaskDefinition") {
      for role in resolver.resources(namedBy: "ExecutionRoleArn", of: task, type: "AWS::IAM::Role")
      where judged.insert(role.resource.id).inserted {
        for (statement, scenario) in resolver.grants(of: role.resource).statements {
          guard let action = statement.actions.first(where: { $0.content.readsSecrets }),
            let resource = statement.resources.first(where: { $0.content.isEverySecret })
          else { continue }
          let granted = resolver.space.and([
            scenario, statement.allows(resolver), resolver.scenario(statement.actions, where: \.readsSecrets),
            resolver.scenario(statement.resources, where: \.isEverySecret), statement.isUnconditional(resolver),
          ])
          guard let extent = resolver.extent(of: granted, within: role.scenario) else { continue }
          context.report(
            .readsAll(role.resource.logicalID, action.content.text ?? "", task.logicalID),
            at: context.place(resource.span, in: resource.stack),
            notes: [context.note("a task definition with this execution role", at: task)],
            flow: context.flow(of: resource), when: granted, extent: extent)
        }
      }
    }
  }
}

extension Content {
  /// Whether it is an action that reads secrets, other than every action there is.
  fileprivate var readsSecrets: Bool {
    guard let text, !isEveryAction else { return false }
    return [SecretNeed.Keeper.secretsManager, .parameterStore].contains { Glob(text).matches($0.action) }
  }

  /// Whether a resource is every secret or every parameter of an account.
  fileprivate var isEverySecret: Bool {
    guard let text = textWithHoles else { return false }
    if isEverything { return true }
    let parts = text.arnParts
    return parts.count == 6 && ["*", "secret:*", "parameter/*", "parameter*"].contains(parts[5])
      && ["*", "ssm", "secretsmanager"].contains(parts[2])
  }
}

extension Finding.Message {
  fileprivate static func readsAll(_ role: LogicalID, _ action: String, _ task: LogicalID) -> Self {
    """
    Execution role `\(role)` may do `\(action)` with every secret of the account, while task definition `\(task)` names \
    the few it needs. Name those as `Resource`.
    """
  }
}
