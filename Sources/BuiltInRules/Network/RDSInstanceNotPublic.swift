import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database instance with an address on the internet.
  static let rdsInstanceNotPublic = Rule.resource("rds-instance-not-public", of: "AWS::RDS::DBInstance") {
    database, context in
    let isPublic = context.resolver.property("PubliclyAccessible", of: database)
    guard let violation = context.resolver.violation(among: isPublic, where: { $0.content.bool }) else { return }
    context.report(violation, .isPublic(database.logicalID), notes: context.notesOnWay(fromInternetTo: database))
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ database: LogicalID) -> Self {
    """
    Database `\(database)` has a public address, so that only its security groups and its password stand between it and \
    the internet. Set `PubliclyAccessible: false` and reach it from within the VPC.
    """
  }
}
