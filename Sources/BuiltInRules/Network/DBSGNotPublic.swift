import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database whose security group lets in the internet.
  static let dbSGNotPublic = Rule.workspace("db-sg-not-public") { context in
    let resolver = context.resolver
    var ingress: [ResourceID: [StackResource]] = [:]
    for rule in context.workspace.resources(of: "AWS::EC2::SecurityGroupIngress") {
      for id in Set(resolver.property("GroupId", of: rule).compactMap(\.content.resource)) {
        ingress[id, default: []].append(rule)
      }
    }
    var judged: Set<ResourceID> = []
    for database in context.workspace.resources(of: "AWS::RDS::DBInstance", "AWS::RDS::DBCluster") {
      let property =
        database.type == "AWS::RDS::DBCluster" ? "VpcSecurityGroupIds" : "VPCSecurityGroups"
      let groups = resolver.list(of: resolver.property(property, of: database), at: nil)
      for id in groups.items.flatMap({ resolver.alternatives(of: $0) }).compactMap(\.content.resource) {
        let group = context.workspace[id]
        guard group.type == "AWS::EC2::SecurityGroup", judged.insert(id).inserted else { continue }
        for rule in ([group] + (ingress[id] ?? [])).flatMap({ resolver.publicIngress(in: $0) }) {
          context.report(
            rule.addresses, .letsIn(group.logicalID, database.logicalID),
            notes: [context.note("the database the group is given to", at: database)])
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func letsIn(_ group: LogicalID, _ database: LogicalID) -> Self {
    """
    Security group `\(group)` of database `\(database)` lets in the whole internet. Let in the security groups of the \
    database's clients only, by `SourceSecurityGroupId`.
    """
  }
}
