import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A variable in the text of a `Sub` that nothing in the template defines.
  static let undefinedSubVariable = Rule.template("undefined-sub-variable") { template, context in
    guard template.isWhole else { return }
    var suggestions = NameSuggestions(template.referableNames)
    for reference in template.references {
      guard case .subVariable(let name) = reference.target, reference.owner != .transform,
        !template.mayDefine(name)
      else { continue }
      context.report(
        .substitutesNothing(template.subject(reference.owner), name, suggestions.sentence(for: name)),
        at: context.place(reference.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func substitutesNothing(_ subject: String, _ name: String, _ suggestion: String) -> Self {
    """
    \(subject) substitutes `${\(name)}`, but the template has no parameter or resource `\(name)`, so CloudFormation \
    rejects it.\(wording: suggestion) Where these characters themselves are meant, write `${!\(wording: name)}`.
    """
  }
}
