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
        // Whoever may describe this stack reads it, even where another stack shows it already.
        let alternatives = resolver.alternatives(of: StackValue(value, in: stack.id), in: scope)
        guard let (violation, source) = context.leak(among: alternatives) else { continue }
        // A dynamic reference stays one in an output.
        if case .resolved = source.kind { continue }
        let carrier = context.carrier(ofSecretIn: StackValue(value, in: stack.id), when: scope)
        let place = context.place(carrier.value.span, in: stack.id)
        let isExported = output.exportName != nil
        context.report(
          violation, .shows(source, output: output.name, isExported: isExported),
          at: place, notes: source.notes(in: context, of: place),
          flow: context.flow(of: violation.first))
      }
    }
  }
}

extension RuleContext {
  /// The part of a value that holds a secret: an argument of `Fn::Join`, however deep, or all of the value.
  fileprivate func carrier(ofSecretIn value: StackValue, when scope: Scenario) -> StackValue {
    guard let call = value.value.functionCall, call.function == .join else { return value }
    for item in call.argument.items.flatMap(\.items) {
      let part = StackValue(item, in: value.stack)
      guard leak(among: resolver.alternatives(of: part, in: scope)) != nil else { continue }
      return carrier(ofSecretIn: part, when: scope)
    }
    return value
  }
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
