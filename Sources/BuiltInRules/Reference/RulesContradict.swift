import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Assertions of the `Rules` section that no values of the parameters meet, or not the values that are given.
  static let rulesContradict = Rule.workspace("rules-contradict") { context in
    for stack in context.workspace.stacks {
      guard stack.template.isWhole, let (position, isAlone) = context.resolver.unmetRule(of: stack) else { continue }
      let rule = stack.template.rules.elements[position]
      let given = stack.pins.keys.filter { stack.template.parameters.contains($0) }.sorted()
      let message: Finding.Message =
        if !given.isEmpty {
          .isNotMet(rule.name, stack.name)
        } else if isAlone {
          .cannotBeMet(rule.name)
        } else {
          .contradicts(rule.name)
        }
      context.report(message, at: context.place(rule.key.span, in: stack.id))
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotBeMet(_ rule: String) -> Self {
    """
    No values of the parameters meet the assertions of rule `\(rule)`, so every deployment fails before it starts. \
    Correct what the rule asserts or what the parameters allow.
    """
  }

  fileprivate static func contradicts(_ rule: String) -> Self {
    """
    No values of the parameters meet the assertions of rule `\(rule)` and of the rules before it, so every deployment \
    fails before it starts. Correct what one of them asserts.
    """
  }

  fileprivate static func isNotMet(_ rule: String, _ stack: String) -> Self {
    """
    The values given for parameters of stack `\(stack)` do not meet the assertions of rule `\(rule)`, so the deployment \
    fails before it starts. Give other values, or correct what the rule asserts.
    """
  }
}
