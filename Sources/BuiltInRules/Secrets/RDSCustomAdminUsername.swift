import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database whose administrator is called as everybody would guess.
  static let rdsCustomAdminUsername = Rule.resource(
    "rds-custom-admin-username", of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"
  ) { database, context in
    let names = context.resolver.property("MasterUsername", of: database)
    let violation = context.resolver.violation(among: names) { name in
      name.content == .absent ? false : name.content.text.map { usualNames.contains($0.lowercased()) }
    }
    guard let violation else { return }
    context.report(violation, .isUsual(violation.first.content.text ?? "", database.logicalID))
  }
}

private let usualNames: Set<String> = ["admin", "administrator", "master", "mysql", "oracle", "postgres", "root", "sa"]

extension Finding.Message {
  fileprivate static func isUsual(_ name: String, _ database: LogicalID) -> Self {
    """
    The administrator of `\(database)` is called `\(name)`, which is the first name that is tried with guessed passwords. \
    Take another `MasterUsername`.
    """
  }
}
