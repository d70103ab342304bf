import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A statement that allows everything on everything.
  static let iamNoAdminPolicy = Rule.resource("iam-no-admin-policy", of: PolicyCarriers.types) { carrier, context in
    let resolver = context.resolver
    for statement in resolver.grantingStatements(of: carrier) {
      let granted = statement.grantsEverything(resolver)
      guard let action = statement.actions.first(where: { $0.content.isEveryAction }),
        let extent = resolver.extent(
          of: granted, unknown: statement.unknown(resolver), within: resolver.existence(of: carrier))
      else { continue }
      context.report(
        .allowsEverything(carrier.logicalID), at: context.place(action.span, in: action.stack),
        flow: context.flow(of: action), when: granted, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsEverything(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` allows every action on every resource: whoever holds it owns the account. List the \
    actions and resources that are needed.
    """
  }
}
