import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A parameter that the layout of the console's form names and that the template does not declare.
  static let interfaceParameterExists = Rule.template("interface-parameter-exists") { template, context in
    guard template.isWhole, !template.parameters.hasGenerators, !template.isRewritten,
      let interface = template.metadata?["AWS::CloudFormation::Interface"]
    else { return }
    let grouped = (interface["ParameterGroups"]?.items ?? []).flatMap { $0["Parameters"]?.items ?? [] }
    let names = grouped.map(\.node) + (interface["ParameterLabels"]?.entries.map(\.key) ?? [])
    var suggestions = NameSuggestions(template.parameters.names)
    for name in names {
      guard let text = Value(name).text, !template.parameters.contains(text) else { continue }
      context.report(
        .isNotDeclared(text, suggestions.sentence(for: text)), at: context.place(name.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotDeclared(_ parameter: String, _ suggestion: String) -> Self {
    """
    The layout of the console's form names parameter `\(parameter)`, which the template does not declare.\
    \(wording: suggestion) Correct the name, or remove it from `AWS::CloudFormation::Interface`.
    """
  }
}
