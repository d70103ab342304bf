import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An entry of a network ACL that lets in the internet at the ports for SSH or Remote Desktop.
  static let naclNoPublicAdminIngress = Rule.workspace("nacl-no-public-admin-ingress") { context in
    let resolver = context.resolver
    let entries = context.workspace.resources(of: "AWS::EC2::NetworkAclEntry")
    var denying: Set<ResourceID> = []
    for entry in entries
    where resolver.property("RuleAction", of: entry).contains(where: { $0.content.text != "allow" }) {
      // What an entry before this one may keep out is not told.
      denying.formUnion(resolver.property("NetworkAclId", of: entry).compactMap(\.content.resource))
    }
    for entry in entries {
      let isIngress = resolver.property("Egress", of: entry).allSatisfy {
        $0.content == .absent || $0.content.bool == false
      }
      let lists = resolver.property("NetworkAclId", of: entry)
      guard isIngress, resolver.property("RuleAction", of: entry).allSatisfy({ $0.content.text == "allow" }),
        !lists.contains(where: { $0.content.resource.map(denying.contains) == true }),
        let port = context.adminPort(letInBy: entry)
      else { continue }
      for key in ["CidrBlock", "Ipv6CidrBlock"] {
        let violation = resolver.violation(
          among: resolver.property(key, of: entry),
          where: { $0.content == .absent ? false : $0.content.text.flatMap { CIDRBlock($0) }.map(\.isBroad) })
        if let violation { context.report(violation, .letsIn(entry.logicalID, port)) }
      }
    }
  }
}

extension RuleContext {
  /// The first of the ports for SSH and Remote Desktop that an entry is certainly about.
  fileprivate func adminPort(letInBy entry: StackResource) -> Int? {
    func only(_ path: String...) -> Int? {
      let values = resolver.property(path, of: entry)
      return values.count == 1 ? values[0].content.integer : nil
    }
    switch only("Protocol") {
    case -1: return 22
    case 6:
      guard let from = only("PortRange", "From"), let to = only("PortRange", "To"), from <= to else { return nil }
      return [22, 3389].first { (from...to).contains($0) }
    default: return nil
    }
  }
}

extension Finding.Message {
  fileprivate static func letsIn(_ entry: LogicalID, _ port: Int) -> Self {
    """
    `\(entry)` lets the whole internet through to port \(port) of the subnets of its network ACL, so that only security \
    groups guard it. Allow the ports that are meant for everybody, and keep this one for your own networks.
    """
  }
}
