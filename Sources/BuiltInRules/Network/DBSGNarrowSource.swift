import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A database or cache whose security group lets in addresses rather than groups.
  static let dbSGNarrowSource = Rule.workspace("db-sg-narrow-source") { context in
    let resolver = context.resolver
    for (id, owner) in resolver.dataGroups.sorted(by: { $0.key < $1.key }) {
      let group = context.workspace[id]
      for resource in [group] + (resolver.ingressResources[group.id] ?? []) {
        for ingress in resolver.ingress(in: resource, where: { !$0.isInternet && !$0.isBroad }) {
          guard let ingress = resolver.joined(ingress.filter(\.admitsTCP)),
            let block = ingress.addresses.first.content.text.flatMap({ CIDRBlock($0) })
          else { continue }
          let isWide = block.family.bitCount - block.prefixLength > 8
          context.report(
            ingress.addresses, .letsIn(group.logicalID, owner.logicalID, block),
            kind: isWide ? "wide" : "addresses",
            notes: [context.note("the database the group is given to", at: owner)]
              + resolver.subnets(within: block).map {
                context.note("these are addresses of the subnet", at: context.workspace[$0])
              })
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func letsIn(_ group: LogicalID, _ database: LogicalID, _ block: CIDRBlock) -> Self {
    """
    Security group `\(group)` of database `\(database)` lets in all addresses of \(block), whatever has them. Let in the \
    security groups of the database's clients, by `SourceSecurityGroupId`.
    """
  }
}
