import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database whose administrator's name is written down.
  static let rdsMasterUsernameNotPlaintext = Rule.resource(
    "rds-master-username-not-plaintext", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    let names = context.resolver.property("MasterUsername", of: database)
    let violation = context.resolver.violation(among: names) { name in
      guard let text = name.content.text else { return name.content.isUnknown ? nil : false }
      return DynamicReference.all(in: text).isEmpty
    }
    guard let violation else { return }
    context.report(violation, .isWritten(database.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func isWritten(_ database: LogicalID) -> Self {
    """
    The name of the administrator of `\(database)` is written down, so who reads the template need only guess the \
    password. Keep both in one secret and write `{{resolve:secretsmanager:…:SecretString:username}}`.
    """
  }
}
