import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A tag or `Fn::` key that is no intrinsic function.
  static let unknownFunction = Rule.template("unknown-function") { template, context in
    guard !template.isRewritten else { return }
    var suggestions = NameSuggestions(IntrinsicFunction.allCases.map(\.rawValue))
    for problem in template.problems {
      if case .needsLanguageExtensions(let function) = problem.kind, !template.hasLanguageExtensions {
        context.report(.needsTransform(function.name), at: context.place(problem.span, in: template))
      }
      guard case .unknownFunction(let name) = problem.kind, !isForeign(name) else { continue }
      let prefix = name.hasPrefix("!") ? "!" : "Fn::"
      var bare = name.dropFirst(prefix.utf8.count)
      if bare.hasPrefix("Fn::") { bare = bare.dropFirst(4) }
      let suggestion = spelling(of: String(bare), prefix).map { " Did you mean `\($0)`?" }
      context.report(
        .isNoFunction(name, suggestion ?? suggestions.sentence(for: String(bare))),
        at: context.place(problem.span, in: template))
    }
  }

  /// The right spelling of a function that is only written in the wrong form.
  private static func spelling(of name: String, _ prefix: String) -> String? {
    guard let function = IntrinsicFunction.allCases.first(where: { $0.rawValue == name }) else { return nil }
    return prefix == "!" ? "!" + function.rawValue : function.name
  }

  /// Whether another tool replaces the function before the template is deployed: Rain, or CodePipeline.
  private static func isForeign(_ name: String) -> Bool {
    name.hasPrefix("!Rain::") || name.hasPrefix("Fn::Rain") || name == "Fn::GetParam" || name == "Fn::GetArtifactAtt"
  }
}

extension Finding.Message {
  fileprivate static func needsTransform(_ function: String) -> Self {
    """
    `\(function)` is a function of the language extensions, which the template does not ask for. Add \
    `Transform: AWS::LanguageExtensions`.
    """
  }

  fileprivate static func isNoFunction(_ name: String, _ suggestion: String) -> Self {
    let remedy = suggestion.isEmpty ? " Correct its name, or put quotes around it if it is text." : suggestion
    return "`\(name)` is no function of CloudFormation, which rejects the template.\(wording: remedy)"
  }
}
