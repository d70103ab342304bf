import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An output whose value is a secret or has one in it.
  static let exportSecretValue = Rule.workspace("export-secret-value") { context in
    let resolver = context.resolver
    for stack in context.workspace.stacks {
      for output in stack.template.outputs {
        guard let value = output.value else { continue }
        let scope = resolver.truth(ofAttribute: output.condition, in: stack.id)
        // What another output shows already is said there, and a dynamic reference stays one in an output.
        let alternatives = resolver.alternatives(of: StackValue(value, in: stack.id), in: scope)
          .filter { !$0.trail.contains(where: \.isOutput) }
        guard let (violation, source) = context.leak(among: alternatives) else { continue }
        if case .resolved = source.kind { continue }
        let place = context.place(value.span, in: stack.id)
        let isExported = output.exportName != nil
        context.report(
          violation, .shows(source, output: output.name, isExported: isExported),
          at: place, notes: source.notes(in: context, of: place),
          flow: context.flow(of: violation.first))
      }
    }
  }
}

extension Step {
  fileprivate var isOutput: Bool { if case .output = kind { true } else { false } }
}

extension Finding.Message {
  fileprivate static func shows(_ source: SecretSource, output: String, isExported: Bool) -> Self {
    """
    Output `\(output)` shows a secret, \(source.subject), to everybody who may describe the stack\
    \(wording: isExported ? " or list the exports of the account" : ""). Give out the ARN of a secret in Secrets \
    Manager instead and let its readers fetch the value.
    """
  }
}
