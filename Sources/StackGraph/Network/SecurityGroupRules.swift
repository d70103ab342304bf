import CloudFormation
import SourceText

/// A rule of a security group that lets in a block of addresses, such as a part of the internet of many owners, at a
/// range of ports.
package struct PublicIngress: Sendable {
  /// The block of addresses that are let in, and when they are let in at the ports.
  package let addresses: Violation
  fileprivate let ports: IngressPorts
  /// When it is not known whom the rule lets in, or where.
  fileprivate let unknown: Scenario
  /// When the rule's resource is there.
  fileprivate let existence: Scenario

  /// The ports, nil for all.
  package var range: ClosedRange<Int>? { ports.range }

  /// What decides the ports where the rule itself does not say them, such as a parameter's default.
  package var portsOrigin: Alternative? { ports.origin }

  /// Whether the rule lets in connections over TCP.
  package var admitsTCP: Bool { ports.transport != .udp }

  /// Whether the rule lets in everything, or at least connections to every port that is in use.
  package var admitsEveryPort: Bool {
    admitsTCP && (range.map { $0.lowerBound <= 1 && $0.upperBound == 65535 } ?? true)
  }

  /// Whether the rule lets in connections over TCP to a port.
  package func covers(_ port: Int) -> Bool { admitsTCP && (range?.contains(port) ?? true) }
}

extension Resolver {
  /// The rules within a security group, or the one that an ingress resource is, that let in the internet over TCP or UDP.
  package func publicIngress(in resource: StackResource) -> [[PublicIngress]] {
    // Halves of the internet in two rules are the internet.
    ingress(in: resource) { $0.isInternet || $0.isBroad }
  }

  /// The rules within a security group, or the one that an ingress resource is, that let in blocks of addresses of a
  /// sort over TCP or UDP: for each rule, one for each range of ports it can be about.
  package func ingress(in resource: StackResource, where isMeant: (CIDRBlock) -> Bool) -> [[PublicIngress]] {
    let existence = existence(of: resource)
    if resource.type == "AWS::EC2::SecurityGroupIngress" {
      guard let properties = resource.resource.properties else { return [] }
      return alternatives(of: StackValue(properties, in: resource.stack), in: existence)
        .compactMap { ingress($0, within: existence, where: isMeant) }
    }
    return list(of: property("SecurityGroupIngress", of: resource), at: nil).items
      .flatMap { alternatives(of: $0) }.compactMap { ingress($0, within: existence, where: isMeant) }
  }

  /// What is said once of several ranges of ports of one rule: the first of them, in the scenarios of all.
  package func joined(_ ranges: [PublicIngress]) -> PublicIngress? {
    guard let first = ranges.first, ranges.count > 1 else { return ranges.first }
    return opening(
      ranges.flatMap(\.addresses.alternatives), first.ports, unknown: first.unknown, within: first.existence)
  }

  private func ingress(
    _ rule: Alternative, within existence: Scenario, where isMeant: (CIDRBlock) -> Bool
  ) -> [PublicIngress]? {
    var ports: [IngressPorts]?
    for key in ["CidrIp", "CidrIpv6"] {
      var open: [Alternative] = []
      var unknown: [Scenario] = []
      for addresses in member([key], of: [rule], orAt: rule.span) where addresses.content != .absent {
        switch addresses.content.text.flatMap(CIDRBlock.init).map(isMeant) {
        case true?: open.append(addresses)
        case false?: break
        case nil: unknown.append(addresses.scenario)
        }
      }
      if open.isEmpty { continue }
      let known = ports ?? self.ports(of: rule)
      ports = known
      unknown.append(space.and(rule.scenario, space.not(space.or(known.map(\.scenario)))))
      let openings = known.filter { $0.transport != .other }.compactMap {
        opening(restrict(open, to: $0.scenario), $0, unknown: space.or(unknown), within: existence)
      }
      if !openings.isEmpty { return openings }
    }
    return nil
  }

  private func opening(
    _ open: [Alternative], _ ports: IngressPorts, unknown: Scenario, within existence: Scenario
  ) -> PublicIngress? {
    let scenario = space.or(open.map(\.scenario))
    guard let extent = extent(of: scenario, unknown: unknown, within: existence) else { return nil }
    return PublicIngress(
      addresses: Violation(alternatives: open, scenario: scenario, extent: extent), ports: ports, unknown: unknown,
      existence: existence)
  }
}
