import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// An attribute of a resource that the template does not have, by `GetAtt` or `${Name.Attribute}`.
  static let undefinedGetAttTarget = Rule.template("undefined-getatt-target") { template, context in
    guard template.isWhole else { return }
    var suggestions = NameSuggestions(template.resources.names)
    for reference in template.references {
      guard case .attribute(let name, let attribute) = reference.target, reference.owner != .transform,
        !template.resources.contains(name), !template.mayGenerate(name)
      else { continue }
      let subject = template.subject(reference.owner)
      let place = context.place(reference.span, in: template)
      if template.parameters.contains(name) {
        context.report(.attributeOfParameter(subject, name), at: place)
      } else {
        context.report(
          .attributeOfNothing(subject, name, attribute ?? "?", suggestions.sentence(for: name)), at: place)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func attributeOfNothing(
    _ subject: String, _ name: String, _ attribute: String, _ suggestion: String
  ) -> Self {
    """
    \(subject) takes attribute `\(attribute)` of `\(name)`, but the template has no resource of that name, so \
    CloudFormation rejects it.\(wording: suggestion.isEmpty ? " Declare it or correct the name." : suggestion)
    """
  }

  fileprivate static func attributeOfParameter(_ subject: String, _ name: String) -> Self {
    """
    \(subject) takes an attribute of `\(name)`, which is a parameter and has none, so CloudFormation rejects the \
    template. Use `!Ref \(wording: name)`, or name a resource.
    """
  }
}
