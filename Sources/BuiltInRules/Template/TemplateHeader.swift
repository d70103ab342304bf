import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A format version, description or transform that CloudFormation cannot read.
  static let templateHeader = Rule.template("template-header") { template, context in
    guard template.isWhole else { return }
    if let (_, version) = template.root.entry("AWSTemplateFormatVersion"), !version.isNull, version.text != "2010-09-09"
    {
      context.report(.version(version.text), at: context.place(version.span, in: template))
    }
    if let (key, description) = template.root.entry("Description"), !description.isNull, description.text == nil {
      context.report(.description, at: context.place(key.span, in: template))
    }
    for transform in template.transforms where !transform.isNull && transform.text == nil {
      guard transform.node.kind == .mapping, !transform.isCall else {
        context.report(.transform, at: context.place(transform.span, in: template))
        continue
      }
      if transform["Name"] == nil, let key = template.root.entry("Transform")?.key {
        context.report(.transformHasNoName, at: context.place(key.span, in: template))
      }
      for (key, _) in transform.entries where !["Name", "Parameters"].contains(key.text) {
        context.report(.transformKey(key.text), at: context.place(key.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func version(_ text: String?) -> Self {
    """
    The format version \(text.map { "`\($0)` " } ?? "")does not exist, so CloudFormation rejects the template. The only \
    one is `2010-09-09`.
    """
  }

  fileprivate static var description: Self {
    "The `Description` is no text, so CloudFormation rejects the template. Functions cannot be used there."
  }

  fileprivate static var transform: Self {
    """
    A transform is the name of a macro or a map of `Name` and `Parameters`; CloudFormation rejects the template with \
    this one.
    """
  }

  fileprivate static var transformHasNoName: Self {
    "The transform has no `Name`, so CloudFormation cannot tell which macro is meant. Name it."
  }

  fileprivate static func transformKey(_ key: String) -> Self {
    "A transform has no `\(key)`: it is a map of `Name` and `Parameters`. Put what the macro needs under `Parameters`."
  }
}
