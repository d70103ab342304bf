import CloudFormation
import StackGraph

/// What a policy, or all policies of a principal, deny whatever the request is: it takes away what they allow elsewhere.
struct Denials {
  private let denials: [Denial]

  private struct Denial {
    let scenario: Scenario
    let actions: [Name]
    let exceptedActions: [Name]
    let reach: DenialReach

    /// When it denies all that is like a pattern of actions.
    func scenario(of action: TextPattern, _ space: ScenarioSpace) -> Scenario {
      func covering(_ names: [Name]) -> Scenario {
        space.or(names.filter { $0.pattern?.contains(action) ?? true }.map(\.scenario))
      }
      let others = space.and(
        space.or(exceptedActions.map(\.scenario)), space.not(covering(exceptedActions.filter { $0.pattern != nil })))
      return space.and(scenario, space.or(covering(actions), others))
    }
  }

  private struct Name {
    /// Nil for what is not known.
    let pattern: TextPattern?
    let scenario: Scenario

    init(_ action: Alternative) {
      pattern = action.content.isEveryAction ? .everyAction : action.content.text.map { TextPattern($0.lowercased()) }
      scenario = action.scenario
    }
  }

  /// What stands beside what a resource allows: in its own policies and, of a principal, in those it has besides.
  init(of carrier: StackResource, _ resolver: Resolver) {
    self.init(of: resolver.policyAttachments.policies(of: carrier).statements, resolver)
  }

  /// What some statements deny together.
  init(of statements: [HeldStatement], _ resolver: Resolver) {
    let space = resolver.space
    denials = statements.compactMap { held in
      let statement = held.statement
      let denying = space.and(held.scenario, statement.mayDeny(resolver))
      guard !denying.isNever else { return nil }
      let partial = resolver.condition(of: statement).tests.filter(\.leavesActions)
      return Denial(
        scenario: space.and(denying, space.not(space.or(partial.map(\.scenario)))),
        actions: statement.actions.map(Name.init), exceptedActions: statement.exceptedActions.map(Name.init),
        reach: DenialReach(of: statement, resolver))
    }
  }

  /// Whether any may be about actions that are like a pattern: most are about others, action by action.
  func mayConcern(_ pattern: String) -> Bool {
    let pattern = TextPattern(pattern.lowercased())
    return denials.contains { denial in
      !denial.exceptedActions.isEmpty || denial.actions.contains { $0.pattern?.intersects(pattern) ?? true }
    }
  }

  /// When an action such as `s3:GetObject` is denied on everything, or on everything but what a denial names.
  func scenario(of action: String, _ space: ScenarioSpace) -> Scenario {
    let pattern = TextPattern(action.lowercased())
    return space.or(
      denials.map { denial in
        let denied = denial.scenario(of: pattern, space)
        if denied.isNever { return .never }
        let reach = denial.reach.scenario(
          among: KnownAction(action)?.resourceARNs.compactMap(\.segments) ?? [], space)
        return space.and(denied, reach)
      })
  }

  /// When a pattern of actions allows no longer all that is like it, or only on what a denial names.
  func scenario(ofAllLike pattern: String, _ space: ScenarioSpace) -> Scenario {
    let pattern = pattern == "*:*" ? .everyAction : TextPattern(pattern.lowercased())
    return space.or(
      denials.map { space.and($0.scenario(of: pattern, space), $0.reach.scenario(among: [], space)) })
  }
}

/// The resources a denial is about.
struct DenialReach {
  /// What may be named, at most; nil for what is not known at all.
  private let resources: [(pattern: TextPattern?, scenario: Scenario)]
  private let isExcept: Bool

  init(of statement: PolicyStatement, _ resolver: Resolver) {
    isExcept = !statement.exceptedResources.isEmpty
    let isExcept = isExcept
    resources = (isExcept ? statement.exceptedResources : statement.resources).map { resource in
      let pattern = resolver.pattern(of: resource.content)
      guard case .pieces = resource.content, !isExcept else { return (pattern, resource.scenario) }
      return (pattern?.atMost, resource.scenario)
    }
  }

  /// When the denial may be about every resource of an action, whose ARNs are given by their parts.
  func scenario(among arns: @autoclosure () -> [[TextPattern]], _ space: ScenarioSpace) -> Scenario {
    // Most denials are about anything, whatever the action is.
    lazy var known = arns()
    let everything = resources.filter { resource in
      resource.pattern.map { $0.isAnything || $0.isEverything(among: known) } ?? !isExcept
    }
    let scenario = space.or(everything.map(\.scenario))
    // What is left by one that excepts resources is little, unless they are all.
    return isExcept ? space.not(scenario) : scenario
  }
}

extension PolicyStatement {
  /// The scenarios in which the statement is there and may deny.
  func mayDeny(_ resolver: Resolver) -> Scenario {
    resolver.space.and(scenario, resolver.scenario(effect) { $0 != .absent && $0.text != "Allow" })
  }
}

extension StatementTest {
  /// Whether a denial with the test may leave an action: all but one that leaves passing roles to some services only.
  fileprivate var leavesActions: Bool { !isOnService || leavesRest }
}

extension TextPattern {
  fileprivate static let everyAction = TextPattern("*")
}
