import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A role that everybody may assume.
  static let iamTrustNoPublicPrincipal = Rule.resource("iam-trust-no-public-principal", of: "AWS::IAM::Role") {
    role, context in
    let resolver = context.resolver
    for statement in resolver.trustStatements(of: role) {
      let accounts = statement.accounts(resolver)
      let everybody = accounts.filter(\.content.isEverything)
      guard let first = everybody.first else { continue }
      let open = resolver.space.and([
        statement.allows(resolver), statement.isUnconditional(resolver), resolver.space.or(everybody.map(\.scenario)),
      ])
      let unknown = resolver.space.or(
        statement.unknown(resolver), resolver.scenario(accounts) { $0.origin != nil })
      guard let extent = resolver.extent(of: open, unknown: unknown, within: resolver.existence(of: role)) else {
        continue
      }
      context.report(
        .isAssumedByEverybody(role.logicalID), at: context.place(first.span, in: first.stack),
        flow: context.flow(of: first), when: open, extent: extent)
    }
  }
}

extension PolicyStatement {
  /// What the accounts, and what is in them, can be that are trusted.
  fileprivate func accounts(_ resolver: Resolver) -> [Alternative] {
    principal.flatMap { principal -> [Alternative] in
      guard case .map = principal.content else { return [principal] }
      return resolver.policyItems(resolver.member(["AWS"], of: [principal], orAt: principal.span))
    }
  }
}

extension Finding.Message {
  fileprivate static func isAssumedByEverybody(_ role: LogicalID) -> Self {
    """
    Role `\(role)` may be assumed from every AWS account, by anybody: its trust policy names `*` without a condition. \
    Name the account, role or service that needs it.
    """
  }
}
