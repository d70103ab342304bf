import CloudFormation

/// The network ACLs of subnets, as far as they are declared.
struct NetworkACLIndex {
  /// For each subnet, its ACL; nil where it is not known which.
  var lists: [ResourceID: ResourceID?] = [:]
  /// Whether some subnet, it is not known which, may have an ACL of its own.
  var isOpen = false
  /// For each ACL, its entries for what comes in.
  var entries: [ResourceID: [StackResource]] = [:]
}

extension Resolver {
  /// When the network ACL of a subnet certainly lets in connections from the internet at one of some ports, nil for all:
  /// the VPC's own does, and one that allows them and denies nothing.
  func networkACL(ofSubnet subnet: ResourceID, admits ports: ClosedRange<Int>?) -> Scenario {
    let index = networkACLIndex
    guard !index.isOpen else { return .never }
    guard let declared = index.lists[subnet] else { return .always }
    guard let list = declared else { return .never }
    let entries = index.entries[list] ?? []
    guard entries.allSatisfy({ only("RuleAction", of: $0)?.text == "allow" }) else { return .never }
    return space.or(entries.filter { admits($0, ports) }.map { existence(of: $0) })
  }

  private func admits(_ entry: StackResource, _ ports: ClosedRange<Int>?) -> Bool {
    let isForInternet = ["CidrBlock", "Ipv6CidrBlock"].contains { key in
      only(key, of: entry)?.text.flatMap { CIDRBlock($0) }?.isInternet == true
    }
    guard isForInternet else { return false }
    switch only("Protocol", of: entry)?.integer {
    case -1: return true
    case 6:
      guard let from = only("PortRange", "From", of: entry)?.integer,
        let to = only("PortRange", "To", of: entry)?.integer, from <= to
      else { return false }
      return ports.map { (from...to).overlaps($0) } ?? true
    default: return false
    }
  }

  /// What a property is in every scenario.
  private func only(_ path: String..., of resource: StackResource) -> Content? {
    let values = property(path, of: resource)
    return values.count == 1 ? values[0].content : nil
  }

  private var networkACLIndex: NetworkACLIndex {
    if let known = networkMemo.networkACLs { return known }
    var index = NetworkACLIndex()
    for association in workspace.resources(of: "AWS::EC2::SubnetNetworkAclAssociation") {
      let lists = property("NetworkAclId", of: association)
      for subnet in property("SubnetId", of: association) {
        guard let id = subnet.content.resource else {
          if subnet.content.mayBeOfWorkspace { index.isOpen = true }
          continue
        }
        let isKnown = lists.count == 1 && index.lists[id] == nil && existence(of: association).isAlways
        index.lists[id] = .some(isKnown ? lists[0].content.resource : nil)
      }
    }
    for entry in workspace.resources(of: "AWS::EC2::NetworkAclEntry") {
      guard only("Egress", of: entry).map({ $0 == .absent || $0.bool == false }) == true else { continue }
      for list in property("NetworkAclId", of: entry) {
        if let id = list.content.resource { index.entries[id, default: []].append(entry) }
      }
    }
    networkMemo.networkACLs = index
    return index
  }
}
