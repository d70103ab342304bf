import CloudFormation
import Facts
import Findings
import Reports

extension ValuePath {
  /// The keys from the root of the template.
  var whole: [String] {
    let isProperty = section == .resources && keys != ["Condition"]
    return [section.rawValue, name] + (isProperty ? ["Properties"] : []) + keys
  }

  /// The path below the element, as people write it.
  private var keyPath: String {
    keys.reduce("") { path, key in
      if Int(key) != nil, !path.isEmpty { return path + "[\(key)]" }
      return path.isEmpty ? key : "\(path).\(key)"
    }
  }

  /// The element, as the subject of a sentence.
  var holder: String {
    section == .resources ? "`\(name)`" : "\(section.noun.capitalizedFirst) `\(name)`"
  }

  /// The value as a headline.
  var title: String {
    if keys.isEmpty { return section == .resources ? "Properties of `\(name)`" : holder }
    let owner = section == .resources ? "`\(name)`" : "\(section.noun) `\(name)`"
    return keys == ["Condition"] ? "Existence of \(owner)" : "`\(keyPath)` of \(owner)"
  }

  /// The template has no element of the name.
  func unknownName(in template: Template) -> InputProblem {
    let names: [String]
    switch section {
    case .resources: names = template.resources.names
    case .outputs: names = template.outputs.names
    case .conditions: names = template.conditions.names
    case .parameters: names = template.parameters.names
    }
    let opening = "`\(template.file.path)` has no \(section.noun) `\(name)`."
    if let hint = Suggestion.sentence(for: name, among: names) { return InputProblem("\(opening) \(hint)") }
    if section == .resources, let other = otherSection(in: template) {
      return InputProblem("\(opening) Ask for the \(other.noun) of that name as `\(other.rawValue).\(name)`.")
    }
    if names.isEmpty { return InputProblem("\(opening) It has none at all.") }
    let shown = names.prefix(Self.namesShown).map { "`\($0)`" }.joined(separator: ", ")
    let rest = names.count - Self.namesShown
    return InputProblem("\(opening) It has \(shown)\(rest > 0 ? " and \(rest) more" : "").")
  }

  private static let namesShown = 10

  /// Another section in which the name of no resource is found.
  private func otherSection(in template: Template) -> Section? {
    if template.outputs.contains(name) { return .outputs }
    if template.conditions.contains(name) { return .conditions }
    return template.parameters.contains(name) ? .parameters : nil
  }

  /// The properties the type of the resource has; nil where that is not known.
  func properties(in template: Template) -> [String]? {
    guard section == .resources, let type = template.resources[name]?.type,
      let known = ResourceSchema(type.rawValue)?.properties.entry(.properties)?.pairs
    else { return nil }
    return known.texts.map(\.string)
  }

  /// Nothing of the name is written, nor is it known.
  func unknownKey(in template: Template, _ suggestion: String?) -> InputProblem {
    let type = section == .resources ? template.resources[name].map { " (`\($0.type)`)" } : nil
    let opening = "\(holder)\(type ?? "") has no `\(keyPath)`."
    return InputProblem([opening, suggestion].compactMap(\.self).joined(separator: " "))
  }
}

extension String {
  /// The text with its first letter, an ASCII one, as a capital.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
