import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A `Ref` to a name that nothing in the template has.
  static let undefinedReference = Rule.template("undefined-reference") { template, context in
    guard template.isWhole else { return }
    var suggestions = NameSuggestions(template.referableNames)
    for reference in template.references {
      guard case .ref(let name) = reference.target, reference.owner != .transform else { continue }
      let place = { context.place(reference.span, in: template) }
      let subject = template.subject(reference.owner)
      if template.mayDefine(name) {
        guard case .condition = reference.owner, template.resources.contains(name), !template.parameters.contains(name)
        else { continue }
        context.report(.resourceInCondition(subject, name), at: place())
      } else if let dot = name.firstIndex(of: "."), template.resources.contains(String(name[..<dot])) {
        context.report(.attributeByRef(subject, name), at: place())
      } else {
        context.report(.refersToNothing(subject, name, suggestions.sentence(for: name)), at: place())
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func refersToNothing(_ subject: String, _ name: String, _ suggestion: String) -> Self {
    """
    \(subject) refers to `\(name)`, but the template has no parameter or resource of that name, so CloudFormation \
    rejects it.\(wording: suggestion.isEmpty ? " Declare it or correct the name." : suggestion)
    """
  }

  fileprivate static func attributeByRef(_ subject: String, _ name: String) -> Self {
    """
    \(subject) takes the attribute `\(name)` with `Ref`, which knows no attributes, so CloudFormation rejects the \
    template. Write `!GetAtt \(name)`.
    """
  }

  fileprivate static func resourceInCondition(_ subject: String, _ name: String) -> Self {
    """
    \(subject) refers to resource `\(name)`, but conditions are decided before any resource exists, so CloudFormation \
    rejects the template. Decide by parameters instead.
    """
  }
}
