import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A subnet that is called private but has a route to an internet gateway, or is called public and has none.
  static let subnetNameMatchesRoutes = Rule.resource("subnet-name-matches-routes", of: "AWS::EC2::Subnet") {
    subnet, context in
    guard let name = context.intent(of: subnet) else { return }
    let resolver = context.resolver
    let tiers = resolver.tiers(ofSubnet: subnet.id)
    let closed = resolver.space.or(tiers.isIsolated, tiers.hasEgress)
    let (wrong, right) = name.isPublic ? (closed, tiers.isPublic) : (tiers.isPublic, closed)
    guard let extent = resolver.extent(of: wrong, within: resolver.existence(of: subnet), right: right) else { return }
    context.report(
      name.isPublic ? .isCutOff(subnet.logicalID) : .isOpen(subnet.logicalID, name.word),
      kind: name.isPublic ? "public" : "private", at: context.place(of: subnet),
      notes: name.isPublic
        ? []
        : resolver.internetRoutes(ofSubnet: subnet.id).prefix(1).map {
          context.note("the route to the internet", at: context.workspace[$0])
        },
      when: wrong, extent: extent)
  }
}

extension RuleContext {
  /// What the logical ID and the tag `Name` of a subnet say of its routes; nil when they say nothing or both.
  fileprivate func intent(of subnet: StackResource) -> (isPublic: Bool, word: String)? {
    var words = NameWords(subnet.logicalID.rawValue).words
    let tags = resolver.list(of: resolver.property("Tags", of: subnet), at: nil).items
    for tag in tags where resolver.member("Key", of: tag).first?.content.text == "Name" {
      for value in resolver.member("Value", of: tag) {
        words += NameWords(value.content.textWithHoles ?? "").words
      }
    }
    let closed = words.first { ["private", "isolated", "internal"].contains($0) }
    let isPublic = words.contains("public")
    if isPublic { return closed == nil ? (true, "public") : nil }
    return closed.map { (false, $0) }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ subnet: LogicalID, _ word: String) -> Self {
    """
    Subnet `\(subnet)` is called \(wording: word) but has a route to an internet gateway, so that what is put there in \
    good faith can be reached from the internet. Give it a route table without that route, or another name.
    """
  }

  fileprivate static func isCutOff(_ subnet: LogicalID) -> Self {
    """
    Subnet `\(subnet)` is called public but has no route to an internet gateway, so that load balancers and NAT gateways \
    put there reach nobody. Associate it with a route table that has one, or give it another name.
    """
  }
}
