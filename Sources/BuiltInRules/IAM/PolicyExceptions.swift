import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Statements that allow all but what they name.
  static let policyExceptions = Rule.engine(
    "policy-exceptions",
    of: ["iam-no-not-action-allow", "iam-no-not-principal-allow", "iam-no-not-resource-allow"]
  ) { context in
    let resolver = context.resolver
    for carrier in context.workspace.resources(of: PolicyCarriers.allTypes) where !resolver.grantsNothing(carrier) {
      lazy var denials = Denials(of: carrier, resolver)
      for statement in resolver.allPolicyStatements(of: carrier) {
        let allowed = resolver.space.and(statement.allows(resolver), statement.isUnconditional(resolver))
        guard !allowed.isNever else { continue }
        let elements: [(rule: RuleID, items: [Alternative], message: Finding.Message)] = [
          ("iam-no-not-action-allow", statement.exceptedActions, .allowsOtherActions(carrier.logicalID)),
          (
            "iam-no-not-principal-allow", statement.exceptedPrincipal.filter { $0.content != .absent },
            .allowsOtherPrincipals(carrier.logicalID)
          ),
          ("iam-no-not-resource-allow", statement.exceptedResources, .allowsOtherResources(carrier.logicalID)),
        ]
        for (id, items, message) in elements {
          guard let rule = context[id], let first = items.first else { continue }
          var scenario = resolver.space.and(allowed, resolver.space.or(items.map(\.scenario)))
          if !scenario.isNever, statement.isOfIdentity {
            let denied = statement.allowedPatterns.map { denials.scenario(ofAllLike: $0, resolver.space) }
            scenario = resolver.space.and(scenario, resolver.space.not(resolver.space.and(denied)))
          }
          guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { continue }
          // What is wrong is that all but these are allowed, not which these are.
          rule.report(
            message, at: rule.place(ofUseOf: first), flow: rule.flow(of: first), when: scenario, extent: extent)
        }
      }
    }
  }
}

extension PolicyStatement {
  /// Whether it says nothing of whom it is about, who is the one with the policy.
  fileprivate var isOfIdentity: Bool { (principal + exceptedPrincipal).allSatisfy { $0.content == .absent } }

  /// The patterns of what it allows, at most.
  fileprivate var allowedPatterns: [String] {
    exceptedActions.isEmpty && !actions.isEmpty ? actions.map { $0.content.text ?? "*" } : ["*"]
  }
}

extension Finding.Message {
  fileprivate static func allowsOtherActions(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` allows every action but those in `NotAction`, of services to come too. List the actions \
    that are needed as `Action`, or deny these in a statement of its own.
    """
  }

  fileprivate static func allowsOtherPrincipals(_ carrier: LogicalID) -> Self {
    """
    The policy of `\(carrier)` allows everybody but those in `NotPrincipal`, callers without an account included. Name \
    those who need it as `Principal`.
    """
  }

  fileprivate static func allowsOtherResources(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` allows its actions on every resource but those in `NotResource`, of others' accounts too. \
    Name the resources as `Resource`, or deny these in a statement of its own.
    """
  }
}
