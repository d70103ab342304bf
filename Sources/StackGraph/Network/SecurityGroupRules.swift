import CloudFormation
import SourceText

/// A rule of a security group that lets in a part of the internet of many owners.
package struct PublicIngress: Sendable {
  /// The block of addresses that are let in, and when.
  package let addresses: Violation
  /// The ports, nil for all.
  package let ports: ClosedRange<Int>?

  /// Whether the rule lets in connections to a port.
  package func covers(_ port: Int) -> Bool { ports?.contains(port) ?? true }
}

extension Resolver {
  /// The rules within a security group, or the one that an ingress resource is, that let in the internet over TCP.
  package func publicIngress(in resource: StackResource) -> [PublicIngress] {
    let existence = existence(of: resource)
    if resource.type == "AWS::EC2::SecurityGroupIngress" {
      guard let properties = resource.resource.properties else { return [] }
      return alternatives(of: StackValue(properties, in: resource.stack), in: existence)
        .compactMap { publicIngress($0, within: existence) }
    }
    return list(of: property("SecurityGroupIngress", of: resource), at: nil).items
      .flatMap { alternatives(of: $0) }.compactMap { publicIngress($0, within: existence) }
  }

  private func publicIngress(_ rule: Alternative, within existence: Scenario) -> PublicIngress? {
    func member(_ key: String) -> [Alternative] { self.member([key], of: [rule], orAt: rule.span) }
    func only(_ key: String) -> Content? {
      let alternatives = member(key)
      return alternatives.allSatisfy { $0.content == alternatives[0].content } ? alternatives.first?.content : nil
    }
    let ports: ClosedRange<Int>?
    switch only("IpProtocol")?.text {
    case "-1": ports = nil
    case "tcp", "TCP", "6":
      guard let from = only("FromPort")?.integer, let to = only("ToPort")?.integer, from <= to else { return nil }
      ports = from...to
    default: return nil
    }
    for key in ["CidrIp", "CidrIpv6"] {
      let found = violation(
        among: member(key),
        where: { alternative in
          if alternative.content == .absent { return false }
          // Halves of the internet in two rules are the internet.
          return alternative.content.text.flatMap(CIDRBlock.init).map { $0.isInternet || $0.isBroad }
        })
      guard let found else { continue }
      // The rule may not be there whenever its group is.
      guard found.extent == .always, let extent = extent(of: found.scenario, within: existence) else {
        return PublicIngress(addresses: found, ports: ports)
      }
      let addresses = Violation(alternatives: found.alternatives, scenario: found.scenario, extent: extent)
      return PublicIngress(addresses: addresses, ports: ports)
    }
    return nil
  }
}
