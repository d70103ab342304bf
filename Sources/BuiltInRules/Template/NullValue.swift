import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A key or list item without a value.
  static let nullValue = Rule.template("null-value") { template, context in
    guard template.isWhole, template.tree.holdsNulls else { return }
    for (key, value) in template.root.node.entries {
      // An empty `Resources` is what `missing-resources` is about.
      if value.isNull, key.isText("Resources") { continue }
      visit(key, value, template, context)
    }
  }

  private static func visit(_ key: Node, _ value: Node, _ template: Template, _ context: RuleContext) {
    if value.isNull {
      let span = value.span.start == value.span.end ? key.span : value.span
      context.report(.hasNoValue(key.text), at: context.place(span, in: template))
    }
    for item in value.items { visit(key, item, template, context) }
    for (key, item) in value.entries { visit(key, item, template, context) }
  }
}

extension Finding.Message {
  fileprivate static func hasNoValue(_ key: String) -> Self {
    """
    `\(key)` holds no value, and CloudFormation rejects a template with null values. Write the value, `\(wording: "''")` \
    for an empty text, or remove the key.
    """
  }
}
