import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// The roles of task definitions.
  static let taskRoles = Rule.engine(
    "task-roles",
    of: ["ecs-task-and-execution-role-separate", "ecs-task-definition-has-roles", "ecs-task-role-not-execution-policy"]
  ) { context in
    let resolver = context.resolver
    let definitions = context.workspace.resources(of: "AWS::ECS::TaskDefinition")
    let uses = definitions.map { definition in
      (
        definition, task: resolver.property("TaskRoleArn", of: definition),
        execution: resolver.property("ExecutionRoleArn", of: definition)
      )
    }
    let executing = Set(uses.flatMap { $0.execution.compactMap(\.content.resource) })
    var told: Set<ResourceID> = []
    for (definition, task, execution) in uses {
      findSame(task, execution, of: definition, context)
      findMissing(task, of: definition, context)
      for role in task {
        // A role that is both is another finding.
        guard let id = role.content.resource, !executing.contains(id), told.insert(id).inserted else { continue }
        findExecutionPolicy(of: context.workspace[id], context)
      }
    }
  }

  private static func findSame(
    _ task: [Alternative], _ execution: [Alternative], of definition: StackResource, _ context: EngineContext
  ) {
    guard let rule = context["ecs-task-and-execution-role-separate"] else { return }
    let resolver = context.resolver
    let found = resolver.disagreement(of: task, with: execution, within: resolver.existence(of: definition)) { a, b in
      switch (a.content, b.content) {
      case (.unknown, _), (_, .unknown): nil
      case (.absent, _), (_, .absent): false
      case (.origin(.resource(let a, _)), .origin(.resource(let b, _))): a == b
      default: a.content == b.content
      }
    }
    guard let found else { return }
    rule.report(
      .areOne(definition.logicalID), at: rule.place(ofUseOf: found.pair.own),
      notes: [Note("the execution role", at: rule.place(ofUseOf: found.pair.other))],
      when: found.scenario, extent: found.extent)
  }

  private static func findMissing(_ task: [Alternative], of definition: StackResource, _ context: EngineContext) {
    guard let rule = context["ecs-task-definition-has-roles"] else { return }
    let violation = context.resolver.violation(among: task) { role in
      if case .unknown = role.content { return nil }
      return role.content == .absent
    }
    guard let violation else { return }
    rule.report(violation, .hasNone(definition.logicalID))
  }

  private static func findExecutionPolicy(of role: StackResource, _ context: EngineContext) {
    guard let rule = context["ecs-task-role-not-execution-policy"] else { return }
    let resolver = context.resolver
    for item in resolver.policyItems(resolver.property("ManagedPolicyArns", of: role)) {
      guard item.content.managedPolicyName == "AmazonECSTaskExecutionRolePolicy",
        let extent = resolver.extent(of: item.scenario, within: resolver.existence(of: role))
      else { continue }
      rule.report(
        .isForExecution(role.logicalID), at: rule.place(item.span, in: item.stack), flow: rule.flow(of: item),
        when: item.scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func areOne(_ definition: LogicalID) -> Self {
    """
    Task definition `\(definition)` has one role as `TaskRoleArn` and `ExecutionRoleArn`, so its containers can read the \
    secrets and images that only starting them needs. Give it a role for each.
    """
  }

  fileprivate static func hasNone(_ definition: LogicalID) -> Self {
    """
    Task definition `\(definition)` has no `TaskRoleArn`, so its containers call AWS with the role of the instance, or \
    not at all. Give it a role with what they need.
    """
  }

  fileprivate static func isForExecution(_ role: LogicalID) -> Self {
    """
    Role `\(role)` is what containers call AWS with, but has the policy for starting tasks, which pulls every image and \
    writes every log. Attach it to the execution role.
    """
  }
}
