import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A reference that is read in scenarios in which the resource it names does not exist.
  static let referenceToAbsentResource = Rule.workspace("reference-to-absent-resource") { context in
    for stack in context.workspace.stacks where !stack.template.conditions.elements.isEmpty {
      let template = stack.template
      guard template.isWhole, !template.isRewritten else { continue }
      for reference in template.references {
        guard let name = reference.target.valueName, let target = template.resources[name],
          !template.parameters.contains(name), let condition = target.condition?.text,
          template.conditions.contains(condition), template.declaresConditions(around: reference),
          let scope = context.resolver.scope(of: reference.owner, in: reference.branches, of: stack)
        else { continue }
        let exists = context.resolver.condition(condition, in: stack.id)
        let absent = context.resolver.space.and(scope, context.resolver.space.not(exists))
        guard let extent = context.resolver.extent(of: absent, within: scope) else { continue }
        context.report(
          .namesNothingThen(template.subject(reference.owner), name, condition),
          at: context.place(reference.span, in: stack.id),
          notes: target.condition.map {
            [Note("exists only when `\(condition)` holds", at: context.place($0.span, in: template))]
          } ?? [],
          when: absent, extent: scope.isAlways ? extent : .sometimes)
      }
    }
  }
}

extension Template {
  /// Whether all conditions are declared that decide whether something is referred to. What others decide is not known.
  fileprivate func declaresConditions(around reference: Reference) -> Bool {
    var names = reference.branches.compactMap(\.condition)
    switch reference.owner {
    case .resource(let index): names += [resources.elements[index].condition?.text].compactMap(\.self)
    case .output(let index): names += [outputs.elements[index].condition?.text].compactMap(\.self)
    default: break
    }
    return names.allSatisfy(conditions.contains)
  }
}

extension Reference.Target {
  /// The name whose value is read; nil for what names something in another way.
  fileprivate var valueName: String? {
    switch self {
    case .ref(let name), .subVariable(let name), .attribute(let name, _): name
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func namesNothingThen(_ subject: String, _ name: String, _ condition: String) -> Self {
    """
    \(subject) refers to `\(name)` also when condition `\(condition)` does not hold, and then there is no `\(name)` \
    and the deployment fails. Put the reference into `Fn::If` with that condition, or give both the same condition.
    """
  }
}
