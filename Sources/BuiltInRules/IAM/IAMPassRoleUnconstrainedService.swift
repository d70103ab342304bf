import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Permission to pass roles to whatever service takes them.
  static let iamPassRoleUnconstrainedService = Rule.resource(
    "iam-passrole-unconstrained-service", of: PolicyCarriers.types
  ) { carrier, context in
    let resolver = context.resolver
    for statement in resolver.grantingStatements(of: carrier) {
      let passing = statement.actions.filter { $0.content.text?.lowercased() == "iam:passrole" }
      guard let first = passing.first else { continue }
      let condition = resolver.condition(of: statement)
      let limited = condition.tests.filter {
        ["iam:passedtoservice", "iam:associatedresourcearn"].contains($0.lowerKey) && !$0.isAlwaysTrue
      }
      // Where every role may be passed, `iam-passrole-resource-scoped` says so.
      let everywhere = resolver.scenario(statement.resources, where: \.isEverything)
      let scenario = resolver.space.and([
        statement.allows(resolver), resolver.space.or(passing.map(\.scenario)), resolver.space.not(everywhere),
        resolver.space.not(resolver.space.or(limited.map(\.scenario) + [condition.others])),
      ])
      guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { continue }
      context.report(
        .isForAllServices(carrier.logicalID), at: context.place(first.span, in: first.stack),
        flow: context.flow(of: first), when: scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isForAllServices(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` allows `iam:PassRole` to every service that the roles trust. Name the service it is needed \
    for as condition `iam:PassedToService`.
    """
  }
}
