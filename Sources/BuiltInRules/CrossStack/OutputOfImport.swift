import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// An output that passes on what the stack imports.
  static let outputOfImport = Rule.template("output-of-import") { template, context in
    guard template.isWhole else { return }
    for output in template.outputs {
      guard let value = output.value, value.functionCall?.function == .importValue, let span = value.functionSpan else {
        continue
      }
      context.report(.passesOn(output.name), at: context.place(span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func passesOn(_ output: String) -> Self {
    """
    Output `\(output)` passes on a value that the stack imports, which makes a chain of stacks that can only be changed \
    one after the other. Import it where it is needed, from the stack that makes it.
    """
  }
}
