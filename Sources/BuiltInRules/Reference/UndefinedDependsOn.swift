import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A `DependsOn` that names no resource of the template.
  static let undefinedDependsOn = Rule.template("undefined-depends-on") { template, context in
    guard template.isWhole else { return }
    var suggestions = NameSuggestions(template.resources.names)
    for reference in template.references {
      guard case .dependsOn(let name) = reference.target, !template.resources.contains(name),
        !template.mayGenerate(name)
      else { continue }
      context.report(
        .dependsOnNothing(
          template.subject(reference.owner), name, isParameter: template.parameters.contains(name),
          suggestions.sentence(for: name)),
        at: context.place(reference.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func dependsOnNothing(
    _ subject: String, _ name: String, isParameter: Bool, _ suggestion: String
  ) -> Self {
    let reason = isParameter ? "which is a parameter" : "but the template has no resource of that name"
    let remedy = suggestion.isEmpty ? " Name a resource of this template, or remove the dependency." : suggestion
    return """
      \(subject) depends on `\(name)`, \(wording: reason), so CloudFormation rejects the template.\(wording: remedy)
      """
  }
}
