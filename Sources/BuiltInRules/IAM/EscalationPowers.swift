import CloudFormation
import StackGraph

/// Which actions that are part of an escalation a principal may take on every resource, and when.
struct EscalationPowers {
  /// That an action may be taken.
  struct Power {
    /// The action in lower case; for passing a role to one service, with the service.
    let action: String
    /// When.
    let scenario: Scenario
    /// Where it is allowed.
    let place: Alternative
    /// Whether a policy says so that other rules tell as a whole.
    let isElevated: Bool
  }

  /// An escalation, when it is open and by what.
  struct OpenPath {
    let path: EscalationPath
    let powers: [Power]
    let scenario: Scenario
  }

  /// When the principal is an administrator already.
  private(set) var everything: Scenario = .never
  private var powers: [String: [Power]] = [:]
  private var denials = EscalationDenials()

  init(of policies: PrincipalPolicies, _ resolver: Resolver) {
    let space = resolver.space
    for held in policies.statements {
      let statement = held.statement
      everything = space.or(everything, space.and(held.scenario, statement.grantsEverything(resolver)))
      let effects = (
        allows: space.and(held.scenario, statement.allows(resolver)),
        denies: space.and(held.scenario, statement.mayDeny(resolver))
      )
      if !effects.denies.isNever { denials.add(statement, when: effects.denies, resolver) }
      if !effects.allows.isNever { allow(statement, when: effects.allows, resolver) }
    }
    if !everything.isNever {
      let denied = Denials(of: policies.statements, resolver).scenario(ofAllLike: "*", space)
      everything = space.and(everything, space.not(denied))
    }
    for named in policies.named {
      if ManagedPolicySummaries.administrators.contains(named.name) {
        everything = space.or(everything, named.place.scenario)
      }
      for pattern in ManagedPolicySummaries.patterns(of: named.name) where pattern != "*" {
        let isElevated = ManagedPolicySummaries.elevated.contains(named.name)
        if pattern.contains(">") {
          let action = pattern.lowercased()
          powers[action, default: []].append(
            Power(action: action, scenario: named.place.scenario, place: named.place, isElevated: isElevated))
          continue
        }
        for action in EscalationActions.matching(pattern) {
          powers[action, default: []].append(
            Power(action: action, scenario: named.place.scenario, place: named.place, isElevated: isElevated))
        }
      }
    }
  }

  /// An action in lower case as the reference spells it.
  static func spelling(of action: String) -> String { EscalationActions.facts[action]?.name ?? action }

  /// The escalations that are open, the shortest first.
  func paths(within scope: Scenario, _ resolver: Resolver) -> [OpenPath] {
    guard !scope.isNever, !powers.isEmpty else { return [] }
    return EscalationPath.all.compactMap { path in
      var scenario = scope
      var used: [Power] = []
      for action in path.actions {
        var candidates = powers[action] ?? []
        if action.hasPrefix("iam:passrole>") { candidates = (powers[EscalationPath.passRole] ?? []) + candidates }
        guard !candidates.isEmpty else { return nil }
        let open = resolver.space.and(
          resolver.space.or(candidates.map(\.scenario)),
          resolver.space.not(denials.scenario(of: action, resolver.space)))
        scenario = resolver.space.and(scenario, open)
        if scenario.isNever { return nil }
        let reached = scenario
        used.append(candidates.first { !resolver.space.areDisjoint($0.scenario, reached) } ?? candidates[0])
      }
      // What a policy of AWS lets do by itself is said of the policy.
      if used.allSatisfy(\.isElevated) { return nil }
      return OpenPath(path: path, powers: used, scenario: scenario)
    }
  }

  private mutating func allow(_ statement: PolicyStatement, when scenario: Scenario, _ resolver: Resolver) {
    let space = resolver.space
    let condition = resolver.condition(of: statement)
    let isFree = space.and(scenario, statement.isUnconditional(resolver))
    let isOnlyOnService =
      condition.others.isNever && condition.tests.allSatisfy(\.isOnService)
    let services = condition.tests.flatMap(\.values)
    let named = EscalationActions.named(by: statement)
    if named.isEmpty { return }
    for resource in statement.resources {
      guard let pattern = resolver.pattern(of: resource.content), pattern.hasWildcard else { continue }
      for (actions, place) in named {
        let both = space.and([scenario, resource.scenario, place.scenario])
        for action in actions {
          guard let arns = EscalationActions.arns[action], pattern.isAnything || pattern.isEverything(among: arns)
          else { continue }
          let free = space.and(both, isFree)
          if !free.isNever {
            powers[action, default: []].append(
              Power(action: action, scenario: free, place: place, isElevated: false))
          } else if action == EscalationPath.passRole, isOnlyOnService {
            for service in services {
              guard let name = service.content.passedService else { continue }
              let passed = "\(action)>\(name)"
              powers[passed, default: []].append(
                Power(
                  action: action, scenario: space.and(both, service.scenario), place: place, isElevated: false))
            }
          }
        }
      }
    }
  }
}
