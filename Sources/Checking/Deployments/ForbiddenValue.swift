import CloudFormation
import Findings
import SourceText

/// A value given for a parameter that the parameter's `AllowedValues` do not hold.
struct ForbiddenValue {
  /// What is wrong and what to do.
  let message: String
  /// Where the allowed values are written.
  let allowed: Span

  /// nil when the value is allowed, or what is allowed cannot be told.
  init?(_ value: String, for parameter: Parameter) {
    guard let list = parameter.body["AllowedValues"] else { return nil }
    let allowed = list.items.map { $0.text ?? ($0.isNull ? "" : nil) }
    guard !allowed.isEmpty, !allowed.contains(nil) else { return nil }
    let texts = allowed.compactMap(\.self)
    let given =
      parameter.isList ? value.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) : [value]
    guard let wrong = given.first(where: { !texts.contains($0) }) else { return nil }
    let hint = Suggestion.sentence(for: wrong, among: texts)
    let shown = texts.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    message =
      "`\(wrong)` is not among the values that parameter `\(parameter.name)` allows: \(shown)"
      + (texts.count > 5 ? " and \(texts.count - 5) more." : ".") + (hint.map { " \($0)" } ?? "")
    self.allowed = list.span
  }
}

extension Substring {
  /// The text without blanks around it.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
