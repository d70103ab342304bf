import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A lookup in a mapping that is not declared.
  static let undefinedMapping = Rule.template("undefined-mapping") { template, context in
    guard template.isWhole, !template.isRewritten, !template.mappings.hasGenerators else { return }
    var suggestions = NameSuggestions(template.mappings.names)
    for reference in template.references {
      guard case .mapping(let name) = reference.target, !template.mappings.contains(name) else { continue }
      context.report(
        .looksUpInNothing(template.subject(reference.owner), name, suggestions.sentence(for: name)),
        at: context.place(reference.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func looksUpInNothing(_ subject: String, _ name: String, _ suggestion: String) -> Self {
    """
    \(subject) looks up a value in mapping `\(name)`, but `Mappings` does not declare it, so CloudFormation rejects \
    the template.\(wording: suggestion.isEmpty ? " Declare it or correct the name." : suggestion)
    """
  }
}
