import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A condition that is asked for but not declared.
  static let undefinedCondition = Rule.template("undefined-condition") { template, context in
    guard template.isWhole, !template.isRewritten, !template.conditions.hasGenerators else { return }
    var suggestions = NameSuggestions(template.conditions.names)
    for reference in template.references {
      guard case .condition(let name) = reference.target, reference.owner != .transform,
        !template.conditions.contains(name)
      else { continue }
      context.report(
        .asksForNothing(template.subject(reference.owner), name, suggestions.sentence(for: name)),
        at: context.place(reference.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func asksForNothing(_ subject: String, _ name: String, _ suggestion: String) -> Self {
    """
    \(subject) depends on condition `\(name)`, but `Conditions` does not declare it, so CloudFormation rejects the \
    template.\(wording: suggestion.isEmpty ? " Declare it or correct the name." : suggestion)
    """
  }
}
