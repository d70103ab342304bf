import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database's master password that is written in a template or kept as plain text.
  static let rdsMasterPasswordNotPlaintext = Rule.resource(
    "rds-master-password-not-plaintext", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    let violation = context.resolver.violation(
      among: context.resolver.property("MasterUserPassword", of: database),
      where: { alternative in
        switch alternative.content {
        case .text(let text):
          let references = DynamicReference.all(in: text)
          if !references.isEmpty { return references.contains { $0.service == .ssm } }
          // A Default is the parameter's own fault (parameter-secret-no-default), and none is no password.
          if text.isEmpty || alternative.isOfParameter { return nil }
          return true
        case .pieces(let pieces):
          return DynamicReference.all(in: pieces.textWithHoles).contains { $0.service == .ssm }
        default: return alternative.content.isUnknown ? nil : false
        }
      })
    guard let violation else { return }
    let isWritten = violation.first.content.text.map { DynamicReference.all(in: $0).isEmpty } ?? false
    context.report(violation, isWritten ? .isWritten(database.logicalID) : .isPlain(database.logicalID))
  }
}

extension Alternative {
  /// Whether the value is that of a parameter: its Default, an allowed value, or the one given for it.
  fileprivate var isOfParameter: Bool {
    switch trail.last?.kind {
    case .defaultValue, .allowedValue, .pinned: true
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func isWritten(_ database: LogicalID) -> Self {
    """
    The master password of `\(database)` is written in the template. Everybody who can read the template can log in. Set \
    `ManageMasterUserPassword: true`, or take the password from Secrets Manager.
    """
  }

  fileprivate static func isPlain(_ database: LogicalID) -> Self {
    """
    The master password of `\(database)` comes from a plain-text parameter of Systems Manager. Whoever may read \
    parameters can log in. Set `ManageMasterUserPassword: true`, or use `ssm-secure` or `secretsmanager` in the reference.
    """
  }
}
