import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A password or token that people give as a parameter.
  static let secretFromParameter = Rule.workspace("secret-from-parameter") { context in
    var told: Set<Place> = []
    for stack in context.workspace.stacks {
      for (position, parameter) in stack.template.parameters.enumerated() where !parameter.isFromSSM {
        for use in context.resolver.secretUses(of: ParameterID(stack.id, position)) {
          let place = context.place(use.span, in: use.resource.stack)
          guard told.insert(place).inserted else { continue }
          context.report(
            .isGiven(use, parameter.name), at: place,
            notes: [context.note("the parameter", at: parameter.key.span, in: stack.id)])
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isGiven(_ use: SecretUse, _ parameter: String) -> Self {
    """
    `\(use)` is given as parameter `\(parameter)`, so the secret passes through the hands and scripts of whoever \
    deploys. Keep it in Secrets Manager and write `{{resolve:secretsmanager:name}}`.
    """
  }
}
