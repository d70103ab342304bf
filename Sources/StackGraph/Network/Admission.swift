import CloudFormation

extension Resolver {
  /// When a security group may let in, over TCP at a port, what has one of some other groups: by a rule for one of the
  /// groups, or by one whose source is no group and so may be their addresses. Whatever is not known may. Of any groups,
  /// or at any port, where these are nil.
  package func mayAdmit(groups: Set<ResourceID>?, port: Int?, into group: ResourceID) -> Scenario {
    // Who is given the group's id may add rules to it.
    if !strayIngress.isNever || handedOut.contains(group) { return .always }
    let written = list(of: property("SecurityGroupIngress", of: workspace[group]), at: nil)
    if written.isOpen { return .always }
    var open = Scenario.never
    for item in written.items {
      for rule in alternatives(of: item) {
        open = space.or(open, mayAdmit(groups, port, by: rule))
        if open.isAlways { return open }
      }
    }
    for resource in ingressResources[group] ?? [] {
      guard let properties = resource.resource.properties else { continue }
      for rule in alternatives(of: StackValue(properties, in: resource.stack), in: existence(of: resource)) {
        open = space.or(open, mayAdmit(groups, port, by: rule))
      }
    }
    return open
  }

  /// When an ingress resource belongs to a security group, it is not known which.
  private var strayIngress: Scenario {
    if let known = networkMemo.strayIngress { return known }
    var stray = hiddenNetworkParts
    for rule in workspace.resources(of: "AWS::EC2::SecurityGroupIngress") {
      for group in property("GroupId", of: rule)
      where resource("AWS::EC2::SecurityGroup", group.content) == nil
        && (group.content.mayBeOfWorkspace || group.content == .absent)
      {
        stray = space.or(stray, group.scenario)
      }
    }
    networkMemo.strayIngress = stray
    return stray
  }

  private func mayAdmit(_ groups: Set<ResourceID>?, _ port: Int?, by rule: Alternative) -> Scenario {
    guard case .map = rule.content else { return rule.content == .absent ? .never : rule.scenario }
    func values(_ key: String) -> [Alternative] { member([key], of: [rule], orAt: rule.span) }
    /// When a number may be as wanted.
    func scenario(_ key: String, where isWanted: (Int) -> Bool) -> Scenario {
      space.or(values(key).filter { $0.content.integer.map(isWanted) ?? true }.map(\.scenario))
    }
    var fitting: [Scenario] = []
    for transport in values("IpProtocol") {
      switch transport.content.text?.lowercased() {
      case "-1": fitting.append(transport.scenario)
      case "udp", "17", "icmp", "1", "icmpv6", "58": break
      default:
        fitting.append(
          space.and([
            transport.scenario, scenario("FromPort") { $0 <= port ?? .max }, scenario("ToPort") { $0 >= port ?? 0 },
          ]))
      }
    }
    let sources = values("SourceSecurityGroupId").filter { source in
      guard let id = source.content.resource, workspace[id].type == "AWS::EC2::SecurityGroup" else { return true }
      return groups?.contains(id) ?? true
    }
    return space.and([rule.scenario, space.or(fitting), space.or(sources.map(\.scenario))])
  }
}
