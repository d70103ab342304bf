import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A statement that allows every action, though not on everything.
  static let iamNoStarAction = Rule.resource("iam-no-star-action", of: PolicyCarriers.types) { carrier, context in
    let resolver = context.resolver
    lazy var denials = Denials(of: carrier, resolver)
    for statement in resolver.grantingStatements(of: carrier) {
      guard let action = statement.actions.first(where: { $0.content.isEveryAction }) else { continue }
      // Where it is on everything too, `iam-no-admin-policy` says so.
      let everywhere = statement.grantsEverything(resolver)
      let starred = resolver.space.and(
        statement.allows(resolver), resolver.scenario(statement.actions, where: \.isEveryAction))
      guard !starred.isNever else { continue }
      let granted = resolver.space.and([
        starred, resolver.space.not(everywhere), resolver.space.not(denials.scenario(ofAllLike: "*", resolver.space)),
      ])
      let scope = resolver.space.and(resolver.existence(of: carrier), resolver.space.not(everywhere))
      guard let extent = resolver.extent(of: granted, unknown: statement.unknown(resolver), within: scope) else {
        continue
      }
      context.report(
        .allowsEveryAction(carrier.logicalID), at: context.place(action.span, in: action.stack),
        flow: context.flow(of: action), when: granted, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsEveryAction(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` allows every action of every service, limited by nothing but its resources or condition. \
    List the actions that are needed.
    """
  }
}
