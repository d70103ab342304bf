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
        let identity = identity(of: key, in: resource.stack)
        for other in (known[identity] ?? []).suffix(8).reversed()
        where shared == nil && other.resource.id != resource.id && areDeployedTogether(resource, other.resource, key) {
          let scope = space.and(existence(of: resource), existence(of: other.resource))
          let both = space.and(scenario, other.scenario)
          guard let extent = extent(of: both, within: scope),
            extent != .sometimes || space.support(of: both).count == 1
          else { continue }
          shared = SharedProperties(earlier: other.resource, later: resource, scenario: both, extent: extent)
        }
        known[identity, default: []].append((resource, scenario))
      }
      return shared
    }
  }

  /// What is the same where values that properties have together are. What belongs to a resource is the same in whatever
  /// stack it is named, and so are its region and account; what is only written alike in stacks of others need not be.
  private func identity(of key: [Content], in stack: StackID) -> [Content] {
    guard let owner = key.lazy.compactMap(\.resource).first else {
      return key + [.text("\(workspace.root(of: stack).index)")]
    }
    return key.map { $0.inRegion(of: owner.stack) }
  }

  /// Whether two resources that share values are surely in one deployment of the system: stacks that only import what
  /// they share from a third may be there in place of each other.
  private func areDeployedTogether(_ a: StackResource, _ b: StackResource, _ key: [Content]) -> Bool {
    let roots = (workspace.root(of: a.stack), workspace.root(of: b.stack))
    guard roots.0 != roots.1, let owner = key.lazy.compactMap(\.resource).first else { return true }
    let root = workspace.root(of: owner.stack)
    return root == roots.0 || root == roots.1
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

extension Content {
  /// The content in which another stack of the same region says what the region and account are.
  fileprivate func inRegion(of stack: StackID) -> Content {
    switch self {
    case .origin(let origin): .origin(origin.inRegion(of: stack))
    case .pieces(let pieces):
      .pieces(
        pieces.map { piece in
          if case .origin(let origin) = piece { .origin(origin.inRegion(of: stack)) } else { piece }
        })
    case .text, .list, .map, .absent, .unknown: self
    }
  }
}

extension Origin {
  fileprivate func inRegion(of stack: StackID) -> Origin {
    switch self {
    case .pseudo(let name, _) where [.accountID, .partition, .region, .urlSuffix].contains(name): .pseudo(name, stack)
    default: self
    }
  }

  fileprivate var isIdentity: Bool {
    switch self {
    case .resource, .parameter, .item, .pseudo: true
    case .zones, .zone, .external: false
    }
  }
}
