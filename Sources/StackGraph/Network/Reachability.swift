import CloudFormation
import SourceText

/// A step on the way from the internet to a resource.
package struct Hop: Sendable {
  /// What lets the internet pass.
  package enum Kind: Sendable {
    /// The resource has a public address, or its name leads to one.
    case address(ResourceID)
    /// A route of the table of its subnet leads to an internet gateway.
    case route(ResourceID, subnet: ResourceID)
    /// A rule of its security group lets in the internet, at these ports; nil for all.
    case gate(ResourceID, ports: ClosedRange<Int>?)
    /// A listener of a load balancer hands requests on.
    case listener(ResourceID, balancer: ResourceID)
  }

  /// What lets the internet pass.
  package let kind: Kind
  /// The stack in whose template that is said.
  package let stack: StackID
  /// Where it is said, in bytes of that template.
  package let span: Span
}

/// A way on which the internet gets to a resource.
package struct InternetPath: Sendable {
  /// What lets it pass, the outermost first.
  package let hops: [Hop]
  /// When it is open.
  package let scenario: Scenario
}

extension Resolver {
  /// The ways on which the internet certainly gets to a resource by its own address: it has one, its subnet has a route
  /// to an internet gateway, and a security group and the network ACL let connections in. One way for each rule of a
  /// security group, at most eight.
  package func directInternetPaths(to resource: StackResource) -> [InternetPath] {
    guard let address = publicAddress(of: resource) else { return [] }
    var paths: [InternetPath] = []
    let sites = placement(of: resource).sites.prefix(8)
    for group in securityGroups(of: resource).sites.prefix(8) {
      for (gate, ingress) in publicGates(of: group.group) where ingress.admitsTCP {
        for site in sites {
          guard let subnet = site.subnet.resource, let route = internetRoutes(ofSubnet: subnet).first else { continue }
          let scenario = space.and([
            address.scenario, group.scenario, ingress.addresses.scenario, site.scenario,
            tiers(ofSubnet: subnet).isPublic, existence(of: workspace[gate]),
            networkACL(ofSubnet: subnet, admits: ingress.range),
          ])
          guard !scenario.isNever else { continue }
          let door = ingress.addresses.first
          paths.append(
            InternetPath(
              hops: [
                Hop(kind: .address(resource.id), stack: address.stack, span: address.span),
                hop(.route(route, subnet: subnet), at: route),
                Hop(kind: .gate(group.group, ports: ingress.range), stack: door.stack, span: door.span),
              ], scenario: scenario))
          break
        }
        if paths.count == 8 { return paths }
      }
    }
    return paths
  }

  /// The ways on which the internet certainly gets to the tasks of a service: by their own addresses, and through load
  /// balancers that it certainly gets to and that the service's security groups let in.
  package func internetPaths(toService service: StackResource) -> [InternetPath] {
    directInternetPaths(to: service)
      + values(at: ["LoadBalancers", "*", "TargetGroupArn"], of: service).flatMap { target -> [InternetPath] in
        guard let group = target.content.resource else { return [] }
        return forwardings(to: group).prefix(8).compactMap { forwarding in
          let balancer = workspace[forwarding.balancer]
          guard let outer = directInternetPaths(to: balancer).first,
            let inner = peerGate(from: balancer, to: service)
          else { return nil }
          let scenario = space.and([outer.scenario, forwarding.scenario, target.scenario, inner.scenario])
          guard !scenario.isNever else { return nil }
          let listener = hop(.listener(forwarding.listener, balancer: balancer.id), at: forwarding.listener)
          return InternetPath(hops: outer.hops + [listener, inner.hop], scenario: scenario)
        }
      }
  }

  private func hop(_ kind: Hop.Kind, at id: ResourceID) -> Hop {
    Hop(kind: kind, stack: id.stack, span: workspace[id].resource.key.span)
  }

  /// The rules that let the internet into a security group, and the resources they are written in.
  package func publicGates(of group: ResourceID) -> [(resource: ResourceID, ingress: PublicIngress)] {
    ([workspace[group]] + (ingressResources[group] ?? [])).flatMap { resource in
      publicIngress(in: resource).joined().map { (resource.id, $0) }
    }
  }

  /// For each security group, the ingress resources that may belong to it.
  package var ingressResources: [ResourceID: [StackResource]] {
    if let known = networkMemo.gates { return known }
    var gates: [ResourceID: [StackResource]] = [:]
    for rule in workspace.resources(of: "AWS::EC2::SecurityGroupIngress") {
      for group in property("GroupId", of: rule) {
        guard let id = resource("AWS::EC2::SecurityGroup", group.content), gates[id]?.last?.id != rule.id else {
          continue
        }
        gates[id, default: []].append(rule)
      }
    }
    networkMemo.gates = gates
    return gates
  }

  /// The rule of a security group of a service that lets in a security group of a load balancer.
  private func peerGate(
    from balancer: StackResource, to service: StackResource
  ) -> (hop: Hop, scenario: Scenario)? {
    let peers = Set(securityGroups(of: balancer).sites.map(\.group))
    for site in securityGroups(of: service).sites {
      for resource in [workspace[site.group]] + (ingressResources[site.group] ?? []) {
        let isOwn = resource.type == "AWS::EC2::SecurityGroupIngress"
        let path = (isOwn ? [] : ["SecurityGroupIngress", "*"]) + ["SourceSecurityGroupId"]
        for source in values(at: path, of: resource) {
          guard let id = source.content.resource, peers.contains(id) else { continue }
          let hop = Hop(kind: .gate(site.group, ports: nil), stack: source.stack, span: source.span)
          return (hop, space.and(site.scenario, source.scenario))
        }
      }
    }
    return nil
  }
}
