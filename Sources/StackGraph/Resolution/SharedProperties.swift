import CloudFormation

/// Two resources that give some properties the same values, and when.
package struct SharedProperties: Sendable {
  /// The one that is written first.
  package let earlier: StackResource
  /// The one that is written later.
  package let later: StackResource
  /// When both exist and the properties are the same.
  package let scenario: Scenario
  /// How far that reaches, of the scenarios in which both exist.
  package let extent: Violation.Extent
}

extension Resolver {
  /// For each of some resources, given in order, the nearest one before it that has the same values at some paths from
  /// `Properties` and exists together with it. What is not known is the same as nothing; of many resources that share
  /// values each is compared with the few before it.
  package func sharing(_ paths: [[String]], among resources: [StackResource]) -> [SharedProperties] {
    var known: [[Content]: [(resource: StackResource, scenario: Scenario)]] = [:]
    return resources.compactMap { resource in
      var shared: SharedProperties?
      for (key, scenario) in keys(at: paths, of: resource) {
        // What is written alike in stacks of others need not be the same.
        let system = key + [.text("\(workspace.root(of: resource.stack).index)")]
        for other in (known[system] ?? []).suffix(8).reversed() where shared == nil && other.resource.id != resource.id
        {
          let scope = space.and(existence(of: resource), existence(of: other.resource))
          let both = space.and(scenario, other.scenario)
          guard let extent = extent(of: both, within: scope),
            extent != .sometimes || space.support(of: both).count == 1
          else { continue }
          shared = SharedProperties(earlier: other.resource, later: resource, scenario: both, extent: extent)
        }
        known[system, default: []].append((resource, scenario))
      }
      return shared
    }
  }

  /// The values that properties have together, each combination once.
  private func keys(at paths: [[String]], of resource: StackResource) -> [(key: [Content], scenario: Scenario)] {
    var combinations: [(key: [Content], scenario: Scenario)] = [([], existence(of: resource))]
    for path in paths {
      let alternatives = property(path, of: resource).filter(\.content.isIdentity)
      guard combinations.count * alternatives.count <= Self.alternativeLimit else { return [] }
      combinations = combinations.flatMap { key, scenario in
        alternatives.compactMap { alternative in
          let both = space.and(scenario, alternative.scenario)
          return both.isNever ? nil : (key + [alternative.content], both)
        }
      }
    }
    return combinations
  }
}

extension Content {
  /// Whether equal contents of this kind are the same thing in one system.
  fileprivate var isIdentity: Bool {
    switch self {
    case .text: true
    case .origin(let origin): origin.isIdentity
    case .pieces(let pieces):
      pieces.allSatisfy { piece in
        switch piece {
        case .text: true
        case .origin(let origin): origin.isIdentity
        case .unknown: false
        }
      }
    case .list, .map, .absent, .unknown: false
    }
  }
}

extension Origin {
  fileprivate var isIdentity: Bool {
    switch self {
    case .resource, .parameter, .item, .pseudo: true
    case .zones, .zone, .external: false
    }
  }
}
