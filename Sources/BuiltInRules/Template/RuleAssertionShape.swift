import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// An assertion of the `Rules` section without the parts it must have, or with others.
  static let ruleAssertionShape = Rule.template("rule-assertion-shape") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for rule in template.rules {
      func report(_ message: Finding.Message, _ node: Node) {
        context.report(message, at: context.place(node.span, in: template))
      }
      for (key, _) in rule.body.entries where !["Assertions", "RuleCondition"].contains(key.text) {
        report(.isUnknown(rule.name, key.text), key)
      }
      if let (key, condition) = rule.body.entry("RuleCondition"), !condition.isNull, !condition.isCondition {
        report(.isNoCondition(rule.name, "RuleCondition"), key)
      }
      guard let (key, assertions) = rule.body.entry("Assertions") else {
        report(.hasNoAssertions(rule.name), rule.key)
        continue
      }
      if assertions.node.kind != .sequence || assertions.isCall { report(.hasNoAssertions(rule.name), key) }
      for assertion in assertions.items {
        for (key, value) in assertion.entries {
          if key.isText("Assert" as StaticString) {
            if !value.isNull, !value.isCondition { report(.isNoCondition(rule.name, "Assert"), key) }
          } else if !key.isText("AssertDescription" as StaticString) {
            report(.isUnknown(rule.name, key.text), key)
          }
        }
      }
    }
  }
}

extension Value {
  /// Whether it may be a condition: any function, whose own rules say more.
  fileprivate var isCondition: Bool { isCall || node.kind == .mapping || bool != nil }
}

extension Finding.Message {
  fileprivate static func isUnknown(_ rule: String, _ key: String) -> Self {
    """
    Rule `\(rule)` has `\(key)`, which CloudFormation does not know there. A rule has `RuleCondition` and `Assertions`, \
    an assertion has `Assert` and `AssertDescription`.
    """
  }

  fileprivate static func hasNoAssertions(_ rule: String) -> Self {
    "Rule `\(rule)` has no list of `Assertions`, so CloudFormation rejects the template. Write what must hold."
  }

  fileprivate static func isNoCondition(_ rule: String, _ key: String) -> Self {
    """
    `\(key)` of rule `\(rule)` is no condition function, so CloudFormation rejects the template. Write one such as \
    `!Equals`, `!Contains` or `!EachMemberIn`.
    """
  }
}
