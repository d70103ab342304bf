import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A condition that nothing in the template depends on.
  static let unusedCondition = Rule.template("unused-condition") { template, context in
    guard template.isWhole, !template.conditions.elements.isEmpty, !template.hasHiddenUses else { return }
    let used = template.usedNames.conditions
    // Of the conditions a loop makes, some may be there only because the loop makes the others.
    let usedKeys = template.loops.map { loops in
      Set(template.conditions.filter { used.contains($0.name) && loops.repeats($0.key.span) }.map(\.key.span))
    }
    for condition in template.conditions
    where !used.contains(condition.name) && usedKeys?.contains(condition.key.span) != true {
      context.report(.decidesNothing(condition.name), at: context.place(condition.key.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func decidesNothing(_ condition: String) -> Self {
    """
    Condition `\(condition)` decides nothing: no resource, output or `Fn::If` depends on it. Depend on it where it was \
    meant to matter, or remove it.
    """
  }
}
