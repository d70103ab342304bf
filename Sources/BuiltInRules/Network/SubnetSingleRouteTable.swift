import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A subnet that is given two route tables.
  static let subnetSingleRouteTable = Rule.workspace("subnet-single-route-table") { context in
    let associations = context.workspace.resources(of: "AWS::EC2::SubnetRouteTableAssociation")
    for pair in context.resolver.sharing([["SubnetId"]], among: associations) {
      context.report(
        .areOfOneSubnet(pair.later.logicalID, pair.earlier.logicalID),
        at: context.place(context.resolver.key("SubnetId", of: pair.later), in: pair.later.stack),
        notes: [
          context.note(
            "the other route table", at: context.resolver.key("SubnetId", of: pair.earlier), in: pair.earlier.stack)
        ],
        when: pair.scenario, extent: pair.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func areOfOneSubnet(_ later: LogicalID, _ earlier: LogicalID) -> Self {
    """
    `\(later)` and `\(earlier)` each give a route table to the same subnet, which can have only one; EC2 refuses the \
    second. Remove one of them.
    """
  }
}
