import CloudFormation
import Findings
import RuleEngine
import StackGraph

/// A property that has identities checked by IAM or per user.
private struct AuthenticationSwitch {
  let rule: RuleID
  let type: ResourceType
  let path: [String]
  /// What it must say.
  let wanted: String
}

extension Rule {
  /// Databases and search domains whose users IAM does not know.
  static let iamAuthentication = Rule.engine(
    "iam-authentication",
    of: ["database-iam-authentication", "opensearch-fine-grained-access", "qldb-permissions-mode"]
  ) { context in
    let resolver = context.resolver
    for item in switches {
      guard let rule = context[item.rule] else { continue }
      for resource in context.workspace.resources(of: item.type) {
        if item.type == "AWS::RDS::DBInstance" || item.type == "AWS::RDS::DBCluster" {
          guard isSupported(resource, resolver) else { continue }
        }
        let violation = resolver.violation(among: resolver.property(item.path, of: resource)) { value in
          if value.content == .absent { return true }
          return value.content.text.map { $0.lowercased() != item.wanted.lowercased() }
        }
        guard let violation else { continue }
        rule.report(violation, .isOff(resource.logicalID, item.path.joined(separator: "."), item.wanted))
      }
    }
  }

  /// Whether an engine that checks identities by IAM is known, and the instance is none of a cluster.
  private static func isSupported(_ resource: StackResource, _ resolver: Resolver) -> Bool {
    let engines = resolver.property("Engine", of: resource)
    let supported = ["mysql", "mariadb", "postgres", "aurora-mysql", "aurora-postgresql"]
    guard !engines.isEmpty, engines.allSatisfy({ $0.content.text.map(supported.contains) ?? false }) else {
      return false
    }
    return resource.type == "AWS::RDS::DBCluster"
      || resolver.property("DBClusterIdentifier", of: resource).allSatisfy { $0.content == .absent }
  }

  private static let switches = [
    AuthenticationSwitch(
      rule: "database-iam-authentication", type: "AWS::RDS::DBInstance", path: ["EnableIAMDatabaseAuthentication"],
      wanted: "true"),
    AuthenticationSwitch(
      rule: "database-iam-authentication", type: "AWS::RDS::DBCluster", path: ["EnableIAMDatabaseAuthentication"],
      wanted: "true"),
    AuthenticationSwitch(
      rule: "database-iam-authentication", type: "AWS::Neptune::DBCluster", path: ["IamAuthEnabled"], wanted: "true"),
    AuthenticationSwitch(
      rule: "opensearch-fine-grained-access", type: "AWS::OpenSearchService::Domain",
      path: ["AdvancedSecurityOptions", "Enabled"], wanted: "true"),
    AuthenticationSwitch(
      rule: "opensearch-fine-grained-access", type: "AWS::Elasticsearch::Domain",
      path: ["AdvancedSecurityOptions", "Enabled"], wanted: "true"),
    AuthenticationSwitch(
      rule: "qldb-permissions-mode", type: "AWS::QLDB::Ledger", path: ["PermissionsMode"], wanted: "STANDARD"),
  ]
}

extension Finding.Message {
  fileprivate static func isOff(_ resource: LogicalID, _ property: String, _ wanted: String) -> Self {
    """
    `\(resource)` does not tell its users apart by their identities in AWS, so that passwords or the network decide who \
    gets in. Write `\(property): \(wanted)`.
    """
  }
}
