import CloudFormation
import SourceText

/// The alternatives of a value that violate something, and how sure it is.
package struct Violation: Sendable {
  /// How far a violation reaches.
  package enum Extent: Sendable {
    /// Whatever the parameters are.
    case always
    /// With the parameters' defaults; nothing is known of other values.
    case byDefault
    /// In some scenarios, while others are known to be right.
    case sometimes
  }

  /// The alternatives that violate, in order.
  package let alternatives: [Alternative]
  /// The scenarios in which one of them holds.
  package let scenario: Scenario
  /// How far the violation reaches.
  package let extent: Extent

  /// The first violating alternative.
  package var first: Alternative { alternatives[0] }
}

extension Resolver {
  /// Judges alternatives: `isViolation` says true or false where it knows, nil where it does not. Nil when nothing is
  /// violated, or only in scenarios that need stacks without a common parent to disagree.
  package func violation(
    among alternatives: [Alternative], where isViolation: (Alternative) -> Bool?
  ) -> Violation? {
    var violating: [Alternative] = []
    var right: [Alternative] = []
    var unknown: [Alternative] = []
    for alternative in alternatives {
      switch isViolation(alternative) {
      case true?: violating.append(alternative)
      case false?: right.append(alternative)
      // Where nothing is deployed there is nothing to judge.
      case nil where alternative.failsDeployment: continue
      case nil: unknown.append(alternative)
      }
    }
    guard !violating.isEmpty, !space.isExhausted else { return nil }
    let scenario = space.or(violating.map(\.scenario))
    if right.isEmpty, unknown.isEmpty { return Violation(alternatives: violating, scenario: scenario, extent: .always) }
    guard isOfOneSystem(scenario) else { return nil }
    let isDefault = space.holdsByDefault(scenario) == true
    if right.isEmpty, isDefault { return Violation(alternatives: violating, scenario: scenario, extent: .byDefault) }
    return Violation(alternatives: violating, scenario: scenario, extent: .sometimes)
  }

  /// Judges alternatives by verdicts that are known: for each in turn true or false, or nil where nothing is known.
  package func violation(among alternatives: [Alternative], verdicts: [Bool?]) -> Violation? {
    var position = 0
    return violation(among: alternatives) { _ in
      defer { position += 1 }
      return verdicts[position]
    }
  }

  /// Judges a scenario in which something is violated against the scenarios it is asked about.
  package func extent(of scenario: Scenario, within scope: Scenario) -> Violation.Extent? {
    let reached = space.and(scenario, scope)
    if reached.isNever || space.isExhausted { return nil }
    if reached == scope { return .always }
    return isOfOneSystem(reached) ? .sometimes : nil
  }

  /// Judges a scenario in which something is violated, another in which that is not known, and the rest of `scope`.
  package func extent(of scenario: Scenario, unknown: Scenario, within scope: Scenario) -> Violation.Extent? {
    extent(of: scenario, within: scope, right: space.not(space.or(scenario, unknown)))
  }

  /// How far a violation in a scenario reaches within `scope`, where the scenarios in `right` are known to be right
  /// and nothing is known of the others. Nil when it never happens or only when unrelated stacks disagree.
  package func extent(of scenario: Scenario, within scope: Scenario, right: Scenario) -> Violation.Extent? {
    let violating = space.and(scenario, scope)
    if violating.isNever || space.isExhausted { return nil }
    if violating == scope { return .always }
    guard isOfOneSystem(violating) else { return nil }
    let isRightNowhere = space.areDisjoint(right, scope)
    return isRightNowhere && space.holdsByDefault(violating) == true ? .byDefault : .sometimes
  }

  /// Whether a scenario depends on parameters of one deployed stack and its nested ones only, and only on what is told
  /// apart from each other.
  package func isOfOneSystem(_ scenario: Scenario) -> Bool {
    var root: StackID?
    var (open, tied): (Set<OpenText.Basis>, Set<OpenText.Basis>) = ([], [])
    for atom in space.support(of: scenario) {
      guard let meaning = atoms.meaning(of: atom) else { return false }
      switch meaning {
      case .exporter: return false
      case .parameter(let stack, let position):
        let domain = domain(of: Int(position), in: workspace[stack])
        if domain.others.count > 1 { tied.insert(.parameters(stack, tie: domain.tie)) }
      case .text, .truth:
        if atoms.isUnfollowed(atom) { return false }
        // Two texts that depend on the same may exclude each other without that being known.
        for basis in atoms.basis(of: atom) where !open.insert(basis).inserted { return false }
      }
      let owner = meaning.root(in: workspace)
      if let owner {
        if let root, root != owner { return false }
        root = owner
      }
    }
    return open.isDisjoint(with: tied)
  }
}

extension Alternative {
  /// Whether what the template asks for in these scenarios does not exist, so that nothing is deployed.
  package var failsDeployment: Bool { content == .unknown(.missing) }
}

extension Origin {
  /// The stack the origin belongs to.
  package var stack: StackID? {
    switch self {
    case .resource(let id, _): id.stack
    case .parameter(let stack, _), .item(_, let stack, _), .pseudo(_, let stack), .zones(_, let stack),
      .zone(_, _, let stack):
      stack
    case .external(let name): name.stack
    }
  }
}
