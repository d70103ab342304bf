import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy of AWS that makes an administrator, attached to a principal.
  static let iamRoleNoAdministratorAccess = Rule.resource(
    "iam-role-no-administrator-access", of: PolicyAttachments.principalTypes
  ) { principal, context in
    let resolver = context.resolver
    let isOfPeople = principal.isOfPeople(resolver)
    for key in ["ManagedPolicyArns", "ManagedPolicies", "Policies"] {
      let items = resolver.policyItems(resolver.property(key, of: principal))
      let unknown = resolver.space.or(items.filter { $0.content.text == nil && !$0.content.isOne }.map(\.scenario))
      for item in items {
        if case .map = item.content { continue }
        guard let name = item.content.managedPolicyName else { continue }
        let isAdministrator = ManagedPolicySummaries.administrators.contains(name)
        guard isAdministrator || ManagedPolicySummaries.elevated.contains(name),
          let extent = resolver.extent(
            of: item.scenario, unknown: unknown, within: resolver.existence(of: principal))
        else { continue }
        context.report(
          isAdministrator
            ? .isAdministrator(principal.logicalID, name) : .isNearlyAdministrator(principal.logicalID, name),
          kind: isOfPeople ? "people" : isAdministrator ? "administrator" : "elevated",
          at: context.place(item.span, in: item.stack),
          flow: context.flow(of: item), when: item.scenario, extent: extent)
      }
    }
  }
}

extension StackResource {
  /// Whether people sign in to it by their organisation, of whom some are administrators.
  fileprivate func isOfPeople(_ resolver: Resolver) -> Bool {
    if type == "AWS::SSO::PermissionSet" { return true }
    guard type == "AWS::IAM::Role" else { return false }
    return resolver.trustStatements(of: self).contains { statement in
      statement.actions.contains { $0.content.text?.lowercased() == "sts:assumerolewithsaml" }
    }
  }
}

extension Content {
  /// Whether it is a map, or the ARN of a resource.
  fileprivate var isOne: Bool {
    switch self {
    case .map, .pieces, .origin(.resource): true
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func isAdministrator(_ principal: LogicalID, _ policy: String) -> Self {
    """
    `\(principal)` has the policy `\(policy)`: whoever acts as it owns the account. Attach a policy with the actions and \
    resources it needs.
    """
  }

  fileprivate static func isNearlyAdministrator(_ principal: LogicalID, _ policy: String) -> Self {
    """
    `\(principal)` has the policy `\(policy)`, by which it can do nearly everything in the account or make itself able \
    to. Attach a policy with the actions and resources it needs.
    """
  }
}
