import CloudFormation
import SourceText

/// A security group something is guarded by, and where that is said.
package struct GroupSite: Sendable {
  /// The group.
  package let group: ResourceID
  /// When it guards.
  package let scenario: Scenario
  /// The stack in whose template the item of the list is written.
  package let stack: StackID
  /// The item of the list, in bytes of that template.
  package let span: Span
}

/// The security groups something is guarded by.
package struct GroupList: Sendable {
  /// Those of the workspace.
  package internal(set) var sites: [GroupSite] = []
  /// When there are others of which nothing is known, be it whether there are any.
  package internal(set) var isOpen = Scenario.never
}

extension Resolver {
  /// The subnets a resource is put into, by its own properties or by its subnet group; none for a type that is not put
  /// into subnets.
  package func placement(of resource: StackResource) -> Placement {
    var placement = Placement()
    guard let places = NetworkPlaces.ofTypes[resource.type] else { return placement }
    for path in places.subnets {
      placement.add(self.placement(in: values(at: path.last == "*" ? path.dropLast() : path, of: resource)), space)
    }
    guard let named = places.subnetGroup else { return placement }
    for alternative in property(named.property, of: resource) where alternative.content != .absent {
      guard let id = alternative.content.resource, workspace[id].type == named.type else {
        placement.isOpen = space.or(placement.isOpen, alternative.scenario)
        continue
      }
      placement.add(self.placement(of: workspace[id]), space, in: alternative.scenario)
    }
    return placement
  }

  /// The security groups a resource is guarded by.
  package func securityGroups(of resource: StackResource) -> GroupList {
    var groups = GroupList()
    for path in NetworkPlaces.ofTypes[resource.type]?.groups ?? [] {
      let lists = values(at: path.last == "*" ? path.dropLast() : path, of: resource)
      for alternative in lists where alternative.content != .absent {
        let list = list(of: [alternative], at: nil)
        if list.isOpen { groups.isOpen = space.or(groups.isOpen, alternative.scenario) }
        for item in list.items {
          for group in alternatives(of: item) { add(group, at: item, to: &groups) }
        }
      }
    }
    return groups
  }

  private func add(_ group: Alternative, at item: ListItem, to groups: inout GroupList) {
    guard let id = resource("AWS::EC2::SecurityGroup", group.content) else {
      if group.content != .absent { groups.isOpen = space.or(groups.isOpen, group.scenario) }
      return
    }
    groups.sites.append(GroupSite(group: id, scenario: group.scenario, stack: item.stack, span: item.span))
  }

  private func values(at path: ArraySlice<String>, of resource: StackResource) -> [Alternative] {
    values(at: Array(path), of: resource)
  }
}

extension Placement {
  /// Adds the sites of another placement, in the scenarios of `scope`.
  fileprivate mutating func add(_ other: Placement, _ space: ScenarioSpace, in scope: Scenario = .always) {
    isOpen = space.or(isOpen, space.and(other.isOpen, scope))
    for site in other.sites {
      let scenario = space.and(site.scenario, scope)
      guard !scenario.isNever else { continue }
      sites.append(
        SubnetSite(
          subnet: site.subnet, scenario: scenario, stack: site.stack, span: site.span, trail: site.trail))
    }
  }
}
