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
    return places(at: path, of: resource).compactMap { alternatives in
      let reached = restrict(alternatives, to: scope)
      guard let found = violation(among: reached, where: isWrong) else { return nil }
      guard found.extent == .always else { return found }
      guard let extent = extent(of: found.scenario, within: existence) else { return nil }
      return Violation(alternatives: found.alternatives, scenario: found.scenario, extent: extent)
    }
  }

  /// When what stands at a path from the properties of a resource certainly is as wanted.
  package func scenario(
    _ path: [String], of resource: StackResource, where isWanted: (Content) -> Bool
  ) -> Scenario {
    space.or(property(path, of: resource).filter { isWanted($0.content) }.map(\.scenario))
  }
}
