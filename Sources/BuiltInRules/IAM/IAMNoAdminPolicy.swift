import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A statement that allows everything on everything.
  static let iamNoAdminPolicy = Rule.resource("iam-no-admin-policy", of: PolicyCarriers.types) { carrier, context in
    let resolver = context.resolver
    lazy var denials = Denials(of: carrier, resolver)
    for statement in resolver.grantingStatements(of: carrier) {
      let everything = statement.grantsEverything(resolver)
      guard !everything.isNever, let action = statement.actions.first(where: { $0.content.isEveryAction }) else {
        continue
      }
      let granted = resolver.space.and(
        everything, resolver.space.not(denials.scenario(ofAllLike: "*", resolver.space)))
      guard
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
