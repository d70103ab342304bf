import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// Permission to give any role of the account to a service.
  static let iamPassRoleResourceScoped = Rule.resource("iam-passrole-resource-scoped", of: PolicyCarriers.types) {
    carrier, context in
    let resolver = context.resolver
    lazy var denials = Denials(of: carrier, resolver)
    for statement in resolver.grantingStatements(of: carrier) {
      guard let action = statement.actions.first(where: { $0.content.isPassRole }),
        let resource = statement.resources.first(where: { $0.content.isEveryRole })
      else { continue }
      let allowed = resolver.space.and([
        statement.allows(resolver), resolver.scenario(statement.actions, where: \.isPassRole),
        resolver.scenario(statement.resources, where: \.isEveryRole), statement.passesToAnyService(resolver),
      ])
      if allowed.isNever { continue }
      let denied = denials.scenario(of: "iam:PassRole", resolver.space)
      let granted = resolver.space.and(allowed, resolver.space.not(denied))
      guard
        let extent = resolver.extent(
          of: granted, unknown: statement.unknown(resolver), within: resolver.existence(of: carrier))
      else { continue }
      context.report(
        .passesEveryRole(carrier.logicalID, action.content.text ?? ""),
        at: context.place(resource.span, in: resource.stack),
        notes: [context.note("allows `iam:PassRole`", at: action.span, in: action.stack)],
        flow: context.flow(of: resource), when: granted, extent: extent)
    }
  }
}

extension Content {
  /// Whether it is an action that allows `iam:PassRole`, other than every action there is.
  fileprivate var isPassRole: Bool {
    guard let text, !isEveryAction else { return false }
    return Glob(text).matches("iam:PassRole")
  }

  /// Whether a resource is every role of an account.
  fileprivate var isEveryRole: Bool {
    guard let text = textWithHoles else { return false }
    if isEverything { return true }
    let parts = text.arnParts
    // No role is called like this, so what matches it matches every role.
    return parts.count == 6 && Glob(String(parts[2])).matches("iam") && Glob(String(parts[5])).matches("role/\u{1}")
  }
}

extension PolicyStatement {
  /// The scenarios in which no condition says to which service or for which resource a role may be passed.
  fileprivate func passesToAnyService(_ resolver: Resolver) -> Scenario {
    resolver.scenario(condition) { content in
      guard case .map(let map) = content else { return content == .absent }
      let keys = map.value.entries.flatMap { $0.value.isCall ? [] : $0.value.entries.map { $0.key.text.lowercased() } }
      return !map.value.entries.contains { $0.value.isCall }
        && !keys.contains { $0 == "iam:passedtoservice" || $0 == "iam:associatedresourcearn" }
    }
  }
}

extension Finding.Message {
  fileprivate static func passesEveryRole(_ carrier: LogicalID, _ action: String) -> Self {
    """
    A policy of `\(carrier)` allows `\(action)` on every role, so whoever holds it can start a service with the most \
    powerful role of the account. Name the roles as `Resource`, and the service as condition `iam:PassedToService`.
    """
  }
}
