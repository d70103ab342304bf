import CloudFormation

/// A resource that another one names, and when.
package struct LinkedResource: Sendable {
  /// The resource that is named.
  package let resource: StackResource
  /// When it is named.
  package let scenario: Scenario

  /// Makes what names a resource in a scenario.
  package init(resource: StackResource, scenario: Scenario) {
    self.resource = resource
    self.scenario = scenario
  }
}

/// Two values that do not go together, and when.
package struct Disagreement: Sendable {
  /// The first values of the two sides that do not go together.
  package let pair: (own: Alternative, other: Alternative)
  /// The scenarios in which values do not go together.
  package let scenario: Scenario
  /// How far that reaches.
  package let extent: Violation.Extent
}

extension Resolver {
  /// The resources of a type whose `Ref` or attribute a property is, in whatever stack they stand.
  package func resources(
    namedBy path: String..., of resource: StackResource, type: ResourceType
  ) -> [LinkedResource] {
    property(path, of: resource).compactMap { alternative in
      guard let id = alternative.content.resource, workspace[id].type == type else { return nil }
      let target = workspace[id]
      let scenario = space.and(alternative.scenario, existence(of: target))
      return scenario.isNever ? nil : LinkedResource(resource: target, scenario: scenario)
    }
  }

  /// Judges the pairs of what two values can be in the scenarios of `scope`: `isWrong` says true or false where it
  /// knows, nil where it does not. Pairs are only wrong in the scenarios of `condition`. Nil when nothing is wrong, when
  /// that takes several choices of those who deploy, or when the pairs are too many to tell apart.
  package func disagreement(
    of own: [Alternative], with other: [Alternative], within scope: Scenario, when condition: Scenario = .always,
    where isWrong: (Alternative, Alternative) -> Bool?
  ) -> Disagreement? {
    guard own.count * other.count <= 4 * Self.alternativeLimit else { return nil }
    var first: (own: Alternative, other: Alternative)?
    var wrong: [Scenario] = []
    var right: [Scenario] = [space.not(condition)]
    for ours in own {
      let reached = space.and(scope, ours.scenario)
      guard !reached.isNever else { continue }
      for theirs in other {
        let both = space.and(reached, theirs.scenario)
        guard !both.isNever, let isWrong = isWrong(ours, theirs) else { continue }
        let judged = isWrong ? space.and(both, condition) : both
        guard !judged.isNever else { continue }
        if isWrong {
          first = first ?? (ours, theirs)
          wrong.append(judged)
        } else {
          right.append(judged)
        }
      }
    }
    guard let first else { return nil }
    let scenario = space.or(wrong)
    guard let extent = extent(of: scenario, within: scope, right: space.or(right)) else { return nil }
    if extent == .sometimes, space.support(of: scenario).count > 1 { return nil }
    return Disagreement(pair: first, scenario: scenario, extent: extent)
  }
}
