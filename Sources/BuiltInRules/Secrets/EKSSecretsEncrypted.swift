import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A cluster whose secrets are not encrypted with a key of one's own.
  static let eksSecretsEncrypted = Rule.resource("eks-secrets-encrypted", of: "AWS::EKS::Cluster") {
    cluster, context in
    let resolver = context.resolver
    let violation = resolver.violation(among: resolver.property("EncryptionConfig", of: cluster)) { config in
      if config.content == .absent { return true }
      let list = resolver.list(of: [config], at: nil)
      guard !list.isOpen else { return nil }
      let kinds = list.items.flatMap { item in
        resolver.list(of: resolver.member("Resources", of: item), at: nil).items.flatMap {
          resolver.alternatives(of: $0)
        }
      }
      if kinds.contains(where: { $0.content.text == "secrets" }) { return false }
      return kinds.allSatisfy { $0.content.text != nil } ? true : nil
    }
    guard let violation else { return }
    context.report(violation, .hasNoKey(cluster.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func hasNoKey(_ cluster: LogicalID) -> Self {
    """
    Cluster `\(cluster)` keeps Kubernetes secrets without a key of your own, so nobody can say who may decrypt them or \
    see who did. Set `EncryptionConfig` with `Resources: [secrets]` and the ARN of a key.
    """
  }
}
