import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A `DependsOn` of a resource that does not exist in every scenario: then it says nothing.
  static let dependsOnConditional = Rule.workspace("depends-on-conditional") { context in
    let space = context.resolver.space
    for stack in context.workspace.stacks where !stack.template.conditions.elements.isEmpty {
      let template = stack.template
      guard template.isWhole, !template.isRewritten else { continue }
      for reference in template.references {
        guard case .dependsOn(let name) = reference.target, let condition = template.resources[name]?.condition?.text,
          template.conditions.contains(condition),
          let scope = context.resolver.scope(of: reference.owner, in: reference.branches, of: stack)
        else { continue }
        let absent = space.and(scope, space.not(context.resolver.condition(condition, in: stack.id)))
        guard let extent = context.resolver.extent(of: absent, within: scope) else { continue }
        context.report(
          .saysNothingThen(template.subject(reference.owner), name, condition),
          at: context.place(reference.span, in: template), when: absent, extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func saysNothingThen(_ subject: String, _ name: String, _ condition: String) -> Self {
    """
    \(subject) waits for `\(name)`, which exists only when condition `\(condition)` holds; otherwise it waits for nothing.
    """
  }
}
