import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// An `Fn::Equals` of a value with itself, or of two texts that are written in place.
  static let equalsConstant = Rule.template("equals-constant") { template, context in
    if template.conditions.elements.isEmpty, template.rules.elements.isEmpty { return }
    for comparison in template.usedComparisons {
      guard let (message, kind) = defect(of: comparison, in: template) else { continue }
      context.report(
        message, kind: kind, at: context.place(comparison.call.functionSpan ?? comparison.call.span, in: template))
    }
  }

  private static func defect(
    of comparison: ConditionComparison, in template: Template
  ) -> (Finding.Message, kind: String)? {
    // A name alone is the same as nothing but the same name.
    if comparison.leftName != nil || comparison.rightName != nil {
      return comparison.leftName == comparison.rightName ? (.comparesWithItself(comparison), "itself") : nil
    }
    let (left, right) = (comparison.left, comparison.right)
    guard let a = left.text, let b = right.text else {
      return left.isSameExpression(as: right) ? (.comparesWithItself(comparison), "itself") : nil
    }
    // CloudFormation may rewrite what stands without quotes.
    if a != b, left.mayBeSame(as: right) { return nil }
    for (side, text) in [(left, a), (right, b)] {
      if let meant = template.meaning(ofText: side) { return (.forgetsFunction(comparison, text, meant), "forgotten") }
    }
    return (.comparesTexts(comparison, a, b), "texts")
  }
}

extension Template {
  /// The call that a text was probably meant to be: it is the name of something or has variables in it.
  fileprivate func meaning(ofText value: Value) -> String? {
    guard let text = value.text else { return nil }
    if parameters.contains(text) || PseudoParameter(named: text) != nil {
      return "`Ref: \(text)`"
    }
    return text.contains("${") ? "`Fn::Sub: \(text)`" : nil
  }
}

extension Value {
  /// Whether both say the same, in either spelling of functions.
  fileprivate func isSameExpression(as other: Value) -> Bool {
    if node == other.node { return true }
    if let name = parameterName { return name == other.parameterName }
    if let (function, argument) = functionCall {
      guard let (otherFunction, otherArgument) = other.functionCall else { return false }
      return function == otherFunction && argument.isSameExpression(as: otherArgument)
    }
    guard !other.isCall, node.kind == other.node.kind else { return false }
    switch node.kind {
    case .scalar: return node.text == other.node.text && node.tag?.name == other.node.tag?.name
    case .sequence:
      return items.count == other.items.count && zip(items, other.items).allSatisfy { $0.isSameExpression(as: $1) }
    case .mapping:
      return entries.count == other.entries.count
        && zip(entries, other.entries).allSatisfy {
          $0.key.text == $1.key.text && $0.value.isSameExpression(as: $1.value)
        }
    case .alias: return false
    }
  }
}

extension Finding.Message {
  fileprivate static func comparesWithItself(_ comparison: ConditionComparison) -> Self {
    """
    \(comparison.subject) compares a value with itself\(wording: comparison.consequence(true)). Compare it with what it \
    was to be told apart from.
    """
  }

  fileprivate static func forgetsFunction(_ comparison: ConditionComparison, _ text: String, _ meant: String) -> Self {
    let result = comparison.left.text == comparison.right.text
    return """
      \(comparison.subject) compares the very text `\(text)`, not what it stands \
      for\(wording: comparison.consequence(result)). Write \(wording: meant).
      """
  }

  fileprivate static func comparesTexts(_ comparison: ConditionComparison, _ a: String, _ b: String) -> Self {
    """
    \(comparison.subject) compares two fixed texts, \(wording: quoted(a)) and \
    \(wording: quoted(b))\(wording: comparison.consequence(a == b)). Compare a parameter, or decide without a condition.
    """
  }
}
