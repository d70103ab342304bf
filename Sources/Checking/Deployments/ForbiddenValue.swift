import BuiltInRules
import CloudFormation
import SourceText

/// A value given for a parameter that the parameter's type or constraints forbid.
struct ForbiddenValue {
  /// What is wrong and what to do.
  let message: String
  /// Where the constraint is written.
  let constraint: Span

  /// nil when the value is allowed, or what is allowed cannot be told.
  init?(_ value: String, for parameter: Parameter) {
    let constraints = parameter.constraints
    guard !parameter.isFromSSM, !constraints.areContradictory else { return nil }
    guard let (part, violation) = constraints.firstViolation(in: value, isPlain: true) else { return nil }
    // What a secret is, nobody needs to read.
    let shown = parameter.isNoEcho ? "The value given for parameter" : "\(quoted(part)) for parameter"
    let reason = parameter.isNoEcho ? "is not allowed by the template" : violation.reason(of: part)
    let hint = parameter.isNoEcho ? nil : violation.suggestion(for: part)
    message = "\(shown) `\(parameter.name)` \(reason)." + (hint.map { " \($0)" } ?? "")
    constraint = (violation.constraintName.flatMap { parameter.body.entry($0)?.key } ?? parameter.key).span
  }
}
