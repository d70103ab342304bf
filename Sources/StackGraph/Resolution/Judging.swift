import CloudFormation

extension Resolver {
  /// Judges what stands at a path from the properties of a resource, where `*` is every item of a list, in the
  /// scenarios of `scope`: each item by itself, how far it is wrong counted among all scenarios in which the resource
  /// exists. `isWrong` says true or false where it knows, nil where it does not.
  package func violations(
    at path: [String], of resource: StackResource, within scope: Scenario,
    where isWrong: (Alternative) -> Bool?
  ) -> [Violation] {
    let existence = existence(of: resource)
    return places(at: path, of: resource).compactMap {
      violation(among: restrict($0, to: scope), within: existence, where: isWrong)
    }
  }

  /// Judges what a property of a resource is in the scenarios in which none of some other properties is set: in the
  /// others it is right. `isWrong` says true or false where it knows, nil where it does not.
  package func violation(
    of key: String, in resource: StackResource, unlessSet others: [String], where isWrong: (Alternative) -> Bool?
  ) -> Violation? {
    let judged = restrict(property(key, of: resource), to: space.not(scenario(ofAny: others, of: resource)))
    return violation(among: judged, within: existence(of: resource), where: isWrong)
  }

  /// When at least one of some properties is set.
  package func scenario(ofAny keys: [String], of resource: StackResource) -> Scenario {
    space.or(keys.map { scenario([$0], of: resource) { $0 != .absent } })
  }

  /// Judges alternatives that may not cover the scenarios of `scope`: how far they are wrong is counted among these.
  private func violation(
    among alternatives: [Alternative], within scope: Scenario, where isWrong: (Alternative) -> Bool?
  ) -> Violation? {
    guard let found = violation(among: alternatives, where: isWrong) else { return nil }
    guard found.extent == .always else { return found }
    guard let extent = extent(of: found.scenario, within: scope) else { return nil }
    return Violation(alternatives: found.alternatives, scenario: found.scenario, extent: extent)
  }

  /// When what stands at a path from the properties of a resource certainly is as wanted.
  package func scenario(
    _ path: [String], of resource: StackResource, where isWanted: (Content) -> Bool
  ) -> Scenario {
    space.or(property(path, of: resource).filter { isWanted($0.content) }.map(\.scenario))
  }
}
