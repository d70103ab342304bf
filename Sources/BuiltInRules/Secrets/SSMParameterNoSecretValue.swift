import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in a parameter of Systems Manager that is kept and shown as plain text.
  static let ssmParameterNoSecretValue = Rule.resource("ssm-parameter-no-secret-value", of: "AWS::SSM::Parameter") {
    parameter, context in
    guard let value = parameter.resource.properties?["Value"] else { return }
    let alternatives = context.resolver.property("Value", of: parameter)
    let place = context.place(value.span, in: parameter.stack)
    if let (violation, source) = context.leak(among: alternatives) {
      context.report(
        violation, .holds(source, parameter.logicalID), at: place, notes: source.notes(in: context, of: place),
        flow: context.flow(of: violation.first))
      return
    }
    let names = context.resolver.property("Name", of: parameter)
    guard let name = names.first(where: { $0.content.lastPathSegment.map(SecretWords.nameSecret) == true }) else {
      return
    }
    let violation = context.resolver.violation(
      among: alternatives,
      where: { alternative in
        guard let text = alternative.content.text else { return alternative.content.isUnknown ? nil : false }
        return !text.isEmpty && !SecretText.isIdentifier(text)
      })
    guard let violation else { return }
    context.report(
      violation, .isNamed(parameter.logicalID), at: place,
      notes: [context.note("the name says that it is a secret", at: name.span, in: name.stack)],
      flow: context.flow(of: violation.first))
  }
}

extension Content {
  /// What stands after the last slash of a text, as far as it is known.
  fileprivate var lastPathSegment: Substring? {
    switch self {
    case .text(let text): text.split(at: "/").last
    case .pieces(let pieces):
      if case .text(let text)? = pieces.last, text.contains("/") { text.split(at: "/").last } else { nil }
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ parameter: LogicalID) -> Self {
    """
    `\(parameter)` stores a secret, \(source.subject), as plain text: CloudFormation cannot create a `SecureString`, and \
    whoever may read parameters reads it. Keep it in an `AWS::SecretsManager::Secret`.
    """
  }

  fileprivate static func isNamed(_ parameter: LogicalID) -> Self {
    """
    `\(parameter)` stores as plain text what is a secret by its name: CloudFormation cannot create a `SecureString`, and \
    whoever may read parameters or the template reads it. Keep it in an `AWS::SecretsManager::Secret`.
    """
  }
}
