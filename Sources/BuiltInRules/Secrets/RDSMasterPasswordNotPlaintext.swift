import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database's master password that is written in a template or kept as plain text.
  static let rdsMasterPasswordNotPlaintext = Rule.resource(
    "rds-master-password-not-plaintext", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    let password = context.resolver.property("MasterUserPassword", of: database)
    guard let violation = context.resolver.violation(among: password, where: PlaintextSecret.isPlain) else { return }
    switch PlaintextSecret(violation.first) {
    case .written: context.report(violation, .isWritten(database.logicalID))
    case .fetched: context.report(violation, .isPlain(database.logicalID))
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
