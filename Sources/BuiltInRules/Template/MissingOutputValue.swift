import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// An output without a value, or an export without a name.
  static let missingOutputValue = Rule.template("missing-output-value") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for output in template.outputs where output.body.node.kind == .mapping {
      if output.body.entry("Value") == nil {
        context.report(.hasNoValue(output.name), at: context.place(output.key.span, in: template))
      }
      if let (key, export) = output.body.entry("Export"), export.node.kind == .mapping, export.entry("Name") == nil {
        context.report(.hasNoName(output.name), at: context.place(key.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoValue(_ name: String) -> Self {
    "Output `\(name)` has no `Value`, so CloudFormation rejects the template. Add what it gives, or remove it."
  }

  fileprivate static func hasNoName(_ name: String) -> Self {
    "The export of output `\(name)` has no `Name`, so CloudFormation rejects the template. Add the name it goes by."
  }
}
