import CloudFormation
import Findings

/// Suggests what undefined names of a template were probably meant to be.
struct NameSuggestions {
  private let names: [String]
  // Each suggestion looks at every name, so a template full of undefined names is given only some.
  private var left = 100

  init(_ names: [String]) { self.names = names }

  /// A sentence with a blank before it, or nothing.
  mutating func sentence(for name: String) -> String {
    guard left > 0, name.utf8.count <= 255 else { return "" }
    left -= 1
    return Suggestion.sentence(for: name, among: names.lazy.prefix(1000)).map { " " + $0 } ?? ""
  }
}

extension Template {
  /// The names a `Ref` can take that are written in the template, and the pseudo parameters.
  var referableNames: [String] {
    parameters.names + resources.names + PseudoParameter.allCases.map(\.rawValue)
  }

  /// Whether a name is that of a parameter, pseudo parameter or resource, or may be made one by a transform.
  func mayDefine(_ name: String) -> Bool {
    parameters.contains(name) || resources.contains(name) || PseudoParameter(named: name) != nil
      || parameters.hasGenerators || mayGenerate(name)
  }

  /// The part of the template that holds a reference, as the subject of a sentence.
  func subject(_ owner: Reference.Owner) -> String {
    switch owner {
    case .parameter(let index): "Parameter `\(parameters.elements[index].name)`"
    case .condition(let index): "Condition `\(conditions.elements[index].name)`"
    case .rule(let index): "Rule `\(rules.elements[index].name)`"
    case .resource(let index): "Resource `\(resources.elements[index].id)`"
    case .output(let index): "Output `\(outputs.elements[index].name)`"
    case .transform: "A transform"
    }
  }
}
