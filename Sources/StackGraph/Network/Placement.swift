import CloudFormation
import SourceText

/// A subnet something is put into, and where that is said.
package struct SubnetSite: Sendable {
  /// The subnet.
  package let subnet: SubnetIdentity
  /// When it is put there.
  package let scenario: Scenario
  /// The stack in whose template the item of the list is written.
  package let stack: StackID
  /// The item of the list, in bytes of that template.
  package let span: Span
  /// The way the subnet's id came.
  package let trail: [Step]
}

/// The subnets something is put into.
package struct Placement: Sendable {
  /// The subnets that are known or can be told from others.
  package internal(set) var sites: [SubnetSite] = []
  /// When there are further ones of which nothing is known.
  package internal(set) var isOpen = Scenario.never
}

extension Resolver {
  /// The subnets in a list of subnet ids, given by what a property can be.
  package func placement(in lists: [Alternative]) -> Placement {
    var placement = Placement()
    for alternative in lists where alternative.content != .absent {
      let list = list(of: [alternative], at: nil)
      if list.isOpen { placement.isOpen = space.or(placement.isOpen, alternative.scenario) }
      for item in list.items {
        for subnet in alternatives(of: item) { add(subnet, at: item, to: &placement) }
      }
    }
    return placement
  }

  /// The subnets the items of a list name under a key, such as `SubnetMappings` does.
  package func placement(in lists: [Alternative], key: String) -> Placement {
    var placement = Placement()
    for alternative in lists where alternative.content != .absent {
      let list = list(of: [alternative], at: nil)
      if list.isOpen { placement.isOpen = space.or(placement.isOpen, alternative.scenario) }
      for item in list.items { for subnet in member(key, of: item) { add(subnet, at: item, to: &placement) } }
    }
    return placement
  }

  private func add(_ subnet: Alternative, at item: ListItem, to placement: inout Placement) {
    guard let identity = subnetIdentity(subnet.content) else {
      if subnet.content != .absent { placement.isOpen = space.or(placement.isOpen, subnet.scenario) }
      return
    }
    placement.sites.append(
      SubnetSite(
        subnet: identity, scenario: subnet.scenario, stack: item.stack, span: item.span, trail: subnet.trail))
  }

  /// The subnet an id means; nil when it may be several or is not known at all.
  private func subnetIdentity(_ content: Content) -> SubnetIdentity? {
    if let id = resource("AWS::EC2::Subnet", content) { return .resource(id) }
    switch content {
    case .text(let id): return id.contains(",") || id.isEmpty ? nil : .other(content)
    case .origin(.parameter(let stack, let position)):
      let parameter = workspace[stack].template.parameters.elements[Int(position)]
      return parameter.isList ? nil : .other(content)
    case .origin(.external): return .other(content)
    default: return nil
    }
  }
}

extension Resolver {
  /// The subnets of a load balancer and the property that lists them.
  package func placement(ofBalancer balancer: StackResource) -> (placement: Placement, key: Span) {
    if balancer.resource.properties?["SubnetMappings"] != nil {
      let mappings = property("SubnetMappings", of: balancer)
      return (placement(in: mappings, key: "SubnetId"), key("SubnetMappings", of: balancer))
    }
    return (placement(in: property("Subnets", of: balancer)), key("Subnets", of: balancer))
  }
}
