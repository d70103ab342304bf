import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret that is encrypted with the key AWS manages.
  static let secretsmanagerKMSCMK = Rule.resource("secretsmanager-kms-cmk", of: "AWS::SecretsManager::Secret") {
    secret, context in
    let violation = context.resolver.violation(among: context.resolver.property("KmsKeyId", of: secret)) { key in
      switch key.content {
      case .absent: true
      case .text(let text): text.hasSuffix("alias/aws/secretsmanager")
      default: key.content.isUnknown ? nil : false
      }
    }
    guard let violation else { return }
    context.report(violation, .hasSharedKey(secret.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func hasSharedKey(_ secret: LogicalID) -> Self {
    """
    Secret `\(secret)` is encrypted with the key that AWS manages for the account: other accounts can never read it, and \
    nobody can withhold the key. Set `KmsKeyId` to a key of your own.
    """
  }
}
