import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret with the password of a database that does not know the database.
  static let secretAttachedToDatabase = Rule.workspace("secret-attached-to-database") { context in
    let resolver = context.resolver
    let attachments = SecretUses(of: "AWS::SecretsManager::SecretTargetAttachment", resolver)
    guard !attachments.isOpen else { return }
    let databases: [ResourceType] = [
      "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster", "AWS::Redshift::Cluster",
    ]
    for database in context.workspace.resources(of: databases) {
      let password = resolver.property("MasterUserPassword", of: database)
      let violation = resolver.violation(among: password) { alternative in
        guard case .pieces(let pieces) = alternative.content else {
          return alternative.content.isUnknown ? nil : false
        }
        guard let secret = pieces.secret(in: context.workspace) else { return nil }
        return attachments.users[secret.id] == nil
      }
      guard let violation, case .pieces(let pieces) = violation.first.content,
        let secret = pieces.secret(in: context.workspace)
      else { continue }
      context.report(
        violation, .isNotAttached(secret.logicalID, database.logicalID), at: context.place(of: secret),
        notes: [context.note("takes its password from the secret", at: database)],
        flow: context.flow(of: violation.first))
    }
  }
}

extension [TextPiece] {
  fileprivate func secret(in workspace: Workspace) -> StackResource? {
    for case .origin(.resource(let id, _)) in self where workspace[id].type == "AWS::SecretsManager::Secret" {
      return workspace[id]
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func isNotAttached(_ secret: LogicalID, _ database: LogicalID) -> Self {
    """
    Secret `\(secret)` holds the password of `\(database)` and neither its address nor its engine, so it cannot be \
    rotated by the functions for databases. Add an `AWS::SecretsManager::SecretTargetAttachment`.
    """
  }
}
