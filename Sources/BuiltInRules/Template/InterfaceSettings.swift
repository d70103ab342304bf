import CloudFormation
import Findings
import RuleEngine
import SourceText
import YAMLTree

extension Rule {
  /// A layout of the console's form with something that the console does not read.
  static let interfaceSettings = Rule.template("interface-settings") { template, context in
    let key = "AWS::CloudFormation::Interface"
    guard template.isWhole, !template.isRewritten, let interface = template.metadata?[key] else { return }
    func report(_ message: Finding.Message, at span: Span) {
      context.report(message, at: context.place(span, in: template))
    }
    func check(_ map: Value, _ name: String, has known: [String]) -> Bool {
      guard map.node.kind == .mapping, !map.isCall else {
        if !map.isCall, !map.isNull { report(.isNoMap(name), at: map.span) }
        return false
      }
      for (key, _) in map.entries where !known.contains(key.text) && !key.text.hasPrefix("Fn::") {
        report(.isUnknown(name, key.text, known), at: key.span)
      }
      return true
    }
    guard check(interface, key, has: ["ParameterGroups", "ParameterLabels"]) else { return }
    for group in interface["ParameterGroups"]?.items ?? [] {
      guard check(group, "ParameterGroups", has: ["Label", "Parameters"]), let label = group["Label"] else { continue }
      _ = check(label, "Label", has: ["default"])
    }
    for (key, label) in interface["ParameterLabels"]?.entries ?? [] { _ = check(label, key.text, has: ["default"]) }
  }
}

extension Finding.Message {
  fileprivate static func isUnknown(_ owner: String, _ key: String, _ known: [String]) -> Self {
    let names = known.map { "`\($0)`" }.joined(separator: " and ")
    let hint = Suggestion.sentence(for: key, among: known) ?? "It reads \(names)."
    return "The console does not read `\(key)` in `\(owner)`, which lays out its form. \(wording: hint)"
  }

  fileprivate static func isNoMap(_ owner: String) -> Self {
    "`\(owner)` in the layout of the console's form must be a map."
  }
}
