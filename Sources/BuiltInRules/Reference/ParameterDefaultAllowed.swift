import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A parameter whose `Default` its own constraints do not allow.
  static let parameterDefaultAllowed = Rule.template("parameter-default-allowed") { template, context in
    guard template.isWhole else { return }
    for parameter in template.parameters {
      guard let value = parameter.defaultValue, let text = value.scalarText, !parameter.isFromSSM else { continue }
      let constraints = parameter.constraints
      guard !constraints.areContradictory,
        let (part, violation) = constraints.firstViolation(in: text, isPlain: value.node.style == .plain)
      else { continue }
      let key = violation.constraintName.flatMap { parameter.body.entry($0)?.key }
      context.report(
        .isNotAllowed(part, parameter.name, violation.reason(of: part), violation.suggestion(for: part)),
        at: context.place(value.span, in: template),
        notes: key.map { [Note("the constraint", at: context.place($0.span, in: template))] } ?? [])
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotAllowed(
    _ value: String, _ parameter: String, _ reason: String, _ suggestion: String?
  ) -> Self {
    """
    The default \(wording: quoted(value)) of parameter `\(parameter)` \(wording: reason), so a deployment that gives \
    no value for `\(parameter)` fails.\(wording: suggestion.map { " " + $0 } ?? "")
    """
  }
}
