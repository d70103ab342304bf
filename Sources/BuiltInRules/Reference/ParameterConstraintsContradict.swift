import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A parameter whose constraints allow no value together, or that offers a value its other constraints forbid.
  static let parameterConstraintsContradict = Rule.template("parameter-constraints-contradict") { template, context in
    guard template.isWhole else { return }
    for parameter in template.parameters where !parameter.isFromSSM {
      let constraints = parameter.constraints
      if let (lower, upper) = constraints.contradiction {
        context.report(
          .nothingMeets(parameter.name, lower, upper), kind: "impossible",
          at: context.place(lower.key.span, in: template),
          notes: [Note("the other one", at: context.place(upper.key.span, in: template))])
        continue
      }
      // The default has a finding of its own.
      let defaultText = parameter.defaultValue?.scalarText
      let unusable = (constraints.allowedValues ?? []).compactMap { value in
        value.scalarText.flatMap { text in
          text == defaultText
            ? nil : constraints.firstViolation(in: text, isPlain: false).map { (value, $0.part, $0.violation) }
        }
      }
      guard let (value, text, violation) = unusable.first else { continue }
      let key = violation.constraintName.flatMap { parameter.body.entry($0)?.key }
      context.report(
        .cannotBeChosen(text, parameter.name, violation.reason(of: text), others: unusable.count - 1),
        kind: "unusable", at: context.place(value.span, in: template),
        notes: key.map { [Note("the constraint", at: context.place($0.span, in: template))] } ?? [])
    }
  }
}

extension Finding.Message {
  fileprivate static func nothingMeets(
    _ parameter: String, _ lower: ParameterConstraints.Bound, _ upper: ParameterConstraints.Bound
  ) -> Self {
    """
    No value of parameter `\(parameter)` can meet both `\(wording: lower.key.text): \(wording: lower.text)` and \
    `\(wording: upper.key.text): \(wording: upper.text)`, so every deployment fails. Correct one of them.
    """
  }

  fileprivate static func cannotBeChosen(_ value: String, _ parameter: String, _ reason: String, others: Int) -> Self {
    """
    Parameter `\(parameter)` offers \(wording: quoted(value)), which \(wording: reason), so whoever chooses it sees the \
    deployment fail.\(wording: others > 0 ? " The same holds for \(others) more of its `AllowedValues`." : "") Correct \
    the value or the constraint.
    """
  }
}
