import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A key at the top of a template that is no section.
  static let unknownSection = Rule.template("unknown-section") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    var suggestions = NameSuggestions(Template.sectionNames)
    for problem in template.problems {
      guard case .unknownSection(let name) = problem.kind else { continue }
      context.report(
        .isNoSection(name, suggestions.sentence(for: name)), at: context.place(problem.span, in: template))
    }
    if let (key, _) = template.root.entry("Globals"), template.transforms.isEmpty {
      context.report(.needsTransform, at: context.place(key.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoSection(_ name: String, _ suggestion: String) -> Self {
    let remedy = suggestion.isEmpty ? " Remove it, or move it into the section it belongs to." : suggestion
    return """
      `\(name)` is no section of a template, so CloudFormation rejects the template.\(wording: remedy)
      """
  }

  fileprivate static var needsTransform: Self {
    """
    `Globals` is a section of AWS SAM, and CloudFormation rejects it in a template without its transform. Add \
    `Transform: AWS::Serverless-2016-10-31`.
    """
  }
}
