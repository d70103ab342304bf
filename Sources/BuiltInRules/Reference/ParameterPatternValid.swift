import CloudFormation
import Findings
import Patterns
import RuleEngine
import YAMLTree

extension Rule {
  /// An `AllowedPattern` that is no regular expression.
  static let parameterPatternValid = Rule.template("parameter-pattern-valid") { template, context in
    guard template.isWhole else { return }
    for parameter in template.parameters {
      guard let value = parameter.body["AllowedPattern"], let source = value.text else { continue }
      let read = parameter.constraints.allowedPattern
      // A pattern beyond the matcher may be right.
      guard let problem = read == nil ? PatternError.problem(of: source) : read?.problem, problem.kind == .invalid
      else {
        continue
      }
      context.report(.isNoPattern(parameter.name, problem.reason), at: context.place(value.span, in: template))
    }
  }
}

extension PatternError {
  /// Why a text is no regular expression; nil when it is one.
  fileprivate static func problem(of text: String) -> PatternError? {
    do throws(PatternError) {
      _ = try Pattern(text, dialect: .java)
      return nil
    } catch {
      return error
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoPattern(_ parameter: String, _ reason: String) -> Self {
    """
    The `AllowedPattern` of parameter `\(parameter)` is no regular expression: \(wording: reason). No value can be \
    checked with it, so deployments fail. Correct the pattern.
    """
  }
}
