import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A parameter that a condition compares with a value the parameter can never have.
  static let equalsValueNotAllowed = Rule.template("equals-value-not-allowed") { template, context in
    if template.conditions.elements.isEmpty, template.rules.elements.isEmpty { return }
    for comparison in template.usedComparisons {
      guard let (parameter, literal) = comparison.parameterAndLiteral(in: template), let text = literal.scalarText,
        !parameter.isList, !parameter.isFromSSM
      else { continue }
      let constraints = parameter.constraints
      guard !constraints.areContradictory,
        let violation = constraints.violation(by: text, isPlain: literal.node.style == .plain)
      else { continue }
      // An assertion may say again what a constraint says.
      if comparison.isOfRule, violation.constraintName != "AllowedValues" { continue }
      let key = violation.constraintName.flatMap { parameter.body.entry($0)?.key }
      let isSingle = Set((constraints.allowedValues ?? []).compactMap(\.scalarText)).count == 1
      context.report(
        .canNeverBe(comparison, parameter.name, text, violation), kind: isSingle ? "single" : "other",
        at: context.place(literal.node.span, in: template),
        notes: key.map { [Note("allows other values only", at: context.place($0.span, in: template))] } ?? [])
    }
  }
}

extension Finding.Message {
  fileprivate static func canNeverBe(
    _ comparison: ConditionComparison, _ parameter: String, _ text: String,
    _ violation: ParameterConstraints.Violation
  ) -> Self {
    """
    \(comparison.subject) compares parameter `\(parameter)` with \(quoted(text)), which \
    \(wording: violation.reason(of: text))\(wording: comparison.consequence(false)). \
    \(wording: violation.suggestion(for: text) ?? "Correct the comparison or what the parameter allows.")
    """
  }
}
