import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A parameter for a secret whose value CloudFormation shows.
  static let parameterSecretNoEcho = Rule.workspace("parameter-secret-noecho") { context in
    var judged: Set<Value> = []
    for stack in context.workspace.stacks {
      let template = stack.template
      var named: [Parameter] = []
      for (position, parameter) in template.parameters.enumerated() where !parameter.isNoEcho && !parameter.isFromSSM {
        let uses = context.resolver.secretUses(of: ParameterID(stack.id, position))
        if let first = uses.first, judged.insert(parameter.body).inserted {
          context.report(
            .becomes(first, parameter: parameter.name), kind: "used",
            at: context.place(parameter.key.span, in: template), notes: context.notes(on: uses))
        } else if uses.isEmpty, parameter.isNamedSecret {
          named.append(parameter)
        }
      }
      guard !named.isEmpty else { continue }
      let identifiers = template.parametersNamingSecrets(among: Set(named.map(\.name)))
      for parameter in named where !identifiers.contains(parameter.name) && judged.insert(parameter.body).inserted {
        context.report(.isNamed(parameter.name), kind: "named", at: context.place(parameter.key.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func becomes(_ use: SecretUse, parameter: String) -> Self {
    """
    Parameter `\(parameter)` becomes `\(wording: use.description)` and is not masked: CloudFormation shows its value to \
    everybody who may describe the stack. Set `NoEcho: true`.
    """
  }

  fileprivate static func isNamed(_ parameter: String) -> Self {
    """
    Parameter `\(parameter)` is a secret by its name and is not masked: CloudFormation shows its value to everybody who \
    may describe the stack. Set `NoEcho: true`.
    """
  }
}
