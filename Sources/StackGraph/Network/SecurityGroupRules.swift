import CloudFormation
import SourceText

/// A rule of a security group that lets in a block of addresses, such as a part of the internet of many owners.
package struct PublicIngress: Sendable {
  /// What carries what is let in.
  package enum Transport: Sendable {
    case tcp
    case udp
    /// Every protocol.
    case any
  }

  /// The block of addresses that are let in, and when.
  package let addresses: Violation
  /// What carries what is let in.
  package let transport: Transport
  /// The ports, nil for all.
  package let ports: ClosedRange<Int>?

  /// Whether the rule lets in connections over TCP.
  package var admitsTCP: Bool { transport != .udp }

  /// Whether the rule lets in everything, or at least connections to every port that is in use.
  package var admitsEveryPort: Bool {
    admitsTCP && (ports.map { $0.lowerBound <= 1 && $0.upperBound == 65535 } ?? true)
  }

  /// Whether the rule lets in connections over TCP to a port.
  package func covers(_ port: Int) -> Bool { admitsTCP && (ports?.contains(port) ?? true) }
}

extension Resolver {
  /// The rules within a security group, or the one that an ingress resource is, that let in the internet over TCP or UDP.
  package func publicIngress(in resource: StackResource) -> [PublicIngress] {
    // Halves of the internet in two rules are the internet.
    ingress(in: resource) { $0.isInternet || $0.isBroad }
  }

  /// The rules within a security group, or the one that an ingress resource is, that let in blocks of addresses of a
  /// sort over TCP or UDP.
  package func ingress(in resource: StackResource, where isMeant: (CIDRBlock) -> Bool) -> [PublicIngress] {
    let existence = existence(of: resource)
    if resource.type == "AWS::EC2::SecurityGroupIngress" {
      guard let properties = resource.resource.properties else { return [] }
      return alternatives(of: StackValue(properties, in: resource.stack), in: existence)
        .compactMap { ingress($0, within: existence, where: isMeant) }
    }
    return list(of: property("SecurityGroupIngress", of: resource), at: nil).items
      .flatMap { alternatives(of: $0) }.compactMap { ingress($0, within: existence, where: isMeant) }
  }

  private func ingress(
    _ rule: Alternative, within existence: Scenario, where isMeant: (CIDRBlock) -> Bool
  ) -> PublicIngress? {
    func member(_ key: String) -> [Alternative] { self.member([key], of: [rule], orAt: rule.span) }
    func only(_ key: String) -> Content? {
      let alternatives = member(key)
      return alternatives.allSatisfy { $0.content == alternatives[0].content } ? alternatives.first?.content : nil
    }
    let transport: PublicIngress.Transport
    var ports: ClosedRange<Int>?
    switch only("IpProtocol")?.text?.lowercased() {
    case "-1": transport = .any
    case "tcp", "6": transport = .tcp
    case "udp", "17": transport = .udp
    default: return nil
    }
    if transport != .any {
      guard let from = only("FromPort")?.integer, let to = only("ToPort")?.integer, from <= to else { return nil }
      ports = from...to
    }
    for key in ["CidrIp", "CidrIpv6"] {
      let found = violation(
        among: member(key),
        where: { alternative in
          if alternative.content == .absent { return false }
          return alternative.content.text.flatMap(CIDRBlock.init).map(isMeant)
        })
      guard let found else { continue }
      // The rule may not be there whenever its group is.
      guard found.extent == .always, let extent = extent(of: found.scenario, within: existence) else {
        return PublicIngress(addresses: found, transport: transport, ports: ports)
      }
      let addresses = Violation(alternatives: found.alternatives, scenario: found.scenario, extent: extent)
      return PublicIngress(addresses: addresses, transport: transport, ports: ports)
    }
    return nil
  }
}
