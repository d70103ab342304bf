import CloudFormation
import Findings
import Reports
import SourceText

/// A value that a file gives a parameter.
struct GivenParameter: Sendable {
  /// The parameter.
  let name: String
  /// The value as text.
  let value: String
  /// The file.
  let file: SourceFile
  /// Where the name is written.
  let nameSpan: Span
  /// Where the value is written.
  let valueSpan: Span
  /// The line, from 1.
  let line: Int
}

extension GivenParameter {
  /// What is wrong with giving the value to a stack of a template that declares the parameter; nil when nothing is.
  func problem(in template: Template) -> InputProblem? {
    guard let parameter = template.parameters[name], let forbidden = ForbiddenValue(value, for: parameter) else {
      return nil
    }
    return InputProblem(
      forbidden.message, in: file, at: valueSpan,
      notes: [.init("the constraint", in: template.file, at: forbidden.constraint)])
  }

  /// That the parameter is not declared, with the name that was probably meant.
  func undeclaredProblem(_ opening: String, among templates: [Template]) -> InputProblem {
    let hint = Suggestion.sentence(for: name, among: templates.flatMap(\.parameters.names))
    return InputProblem(
      "\(opening) a parameter `\(name)`." + (hint.map { " \($0)" } ?? ""), in: file, at: nameSpan)
  }
}
