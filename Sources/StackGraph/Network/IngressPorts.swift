/// What a rule of a security group lets in at which ports, and when it does.
struct IngressPorts {
  /// What carries what is let in.
  enum Transport: Hashable {
    case tcp
    case udp
    /// Every protocol.
    case any
    /// One without ports, such as ICMP, or with no number that is a port.
    case other
  }

  let transport: Transport
  /// The ports, nil for all and for those of a transport without ports.
  let range: ClosedRange<Int>?
  /// When the rule certainly is about them.
  let scenario: Scenario
  /// What says so elsewhere, such as a parameter's default; nil where the rule says it.
  let origin: Alternative?
}

extension Resolver {
  /// What the protocol and the ports of a rule of a security group certainly can be, each once; nothing for the
  /// scenarios in which one of them is not known.
  func ports(of rule: Alternative) -> [IngressPorts] {
    var found: [IngressPorts] = []
    func add(
      _ transport: IngressPorts.Transport, _ range: ClosedRange<Int>?, in scenario: Scenario, saidBy said: [Alternative]
    ) {
      guard !scenario.isNever else { return }
      let known = found.firstIndex { $0.transport == transport && $0.range == range }
      let ports = IngressPorts(
        transport: transport, range: range,
        scenario: known.map { space.or(found[$0].scenario, scenario) } ?? scenario,
        origin: known.flatMap { found[$0].origin } ?? said.first { !$0.isWrittenInPlace })
      if let known { found[known] = ports } else { found.append(ports) }
    }
    let starts = member(["FromPort"], of: [rule], orAt: rule.span)
    let ends = member(["ToPort"], of: [rule], orAt: rule.span)
    for transport in member(["IpProtocol"], of: [rule], orAt: rule.span) {
      switch transport.content.text?.lowercased() {
      case "-1": add(.any, nil, in: transport.scenario, saidBy: [transport])
      case "tcp", "6": addRanges(.tcp, of: transport)
      case "udp", "17": addRanges(.udp, of: transport)
      case .some: add(.other, nil, in: transport.scenario, saidBy: [])
      case nil: break
      }
    }
    return found

    func addRanges(_ transport: IngressPorts.Transport, of alternative: Alternative) {
      for start in starts {
        guard let first = start.content.integer else { continue }
        let begun = space.and(alternative.scenario, start.scenario)
        if begun.isNever { continue }
        for end in ends {
          guard let last = end.content.integer else { continue }
          let scenario = space.and(begun, end.scenario)
          if first <= last {
            add(transport, first...last, in: scenario, saidBy: [start, end, alternative])
          } else {
            add(.other, nil, in: scenario, saidBy: [])
          }
        }
      }
    }
  }
}
