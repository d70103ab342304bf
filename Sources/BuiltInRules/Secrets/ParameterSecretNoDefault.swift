import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A parameter for a secret whose Default everybody who reads the template knows.
  static let parameterSecretNoDefault = Rule.workspace("parameter-secret-no-default") { context in
    var judged: Set<Value> = []
    for stack in context.workspace.stacks {
      for (position, parameter) in stack.template.parameters.enumerated() {
        guard let value = parameter.defaultValue, let text = value.text, !parameter.isFromSSM, !parameter.isList,
          SecretDefault(text) == .known
        else { continue }
        let uses = context.resolver.secretUses(of: ParameterID(stack.id, position))
        // A Default that a condition asks for stands for "none".
        guard !uses.isEmpty || parameter.isNamedSecret,
          stack.template.comparisons[parameter.name]?.contains(where: { $0.text == text }) != true,
          judged.insert(value).inserted
        else { continue }
        context.report(
          uses.first.map { .becomes($0, parameter: parameter.name) } ?? .isNamed(parameter.name),
          at: context.place(value.span, in: stack.template), notes: context.notes(on: uses))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func becomes(_ use: SecretUse, parameter: String) -> Self {
    """
    Parameter `\(parameter)` becomes `\(wording: use.description)` and has a Default. Everybody who can read the \
    template knows the secret of every deployment that gives no other. Remove the Default, or generate the secret in \
    Secrets Manager.
    """
  }

  fileprivate static func isNamed(_ parameter: String) -> Self {
    """
    Parameter `\(parameter)` is a secret by its name and has a Default. Everybody who can read the template knows the \
    secret of every deployment that gives no other. Remove the Default, or generate the secret in Secrets Manager.
    """
  }
}
