import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Subnets that are called the first, second and so on of a kind but all stand in one Availability Zone.
  static let subnetAZDistinct = Rule.workspace("subnet-az-distinct") { context in
    let resolver = context.resolver
    var families: [Family: [StackResource]] = [:]
    var order: [Family] = []
    for subnet in context.workspace.resources(of: "AWS::EC2::Subnet") {
      guard let family = Family(subnet) else { continue }
      if families[family] == nil { order.append(family) }
      families[family, default: []].append(subnet)
    }
    for family in order {
      guard let subnets = families[family], subnets.count > 1, subnets.count <= 16, context.areOfOneVPC(subnets) else {
        continue
      }
      let existing = subnets.map { (subnet: $0.id, scenario: resolver.existence(of: $0)) }
      let spread = resolver.spread(ofSubnets: existing)
      let all = resolver.space.and(existing.map(\.scenario))
      let together = resolver.space.and(spread.isSingle, all)
      guard let extent = resolver.extent(of: together, within: all, right: spread.isSeveral) else { continue }
      let last = subnets[subnets.count - 1]
      let key = resolver.key("AvailabilityZone", of: last)
      context.report(
        .standTogether(subnets.map(\.logicalID)), at: context.place(key, in: last.stack),
        notes: context.zoneNotes(subnets.dropLast().map(\.id)), when: together, extent: extent)
    }
  }
}

/// What the names of some subnets of a stack have in common.
private struct Family: Hashable {
  let stack: StackID
  let stem: String
  let end: String

  /// Takes away the one number or single letter that tells the subnet from others: `PrivateSubnet1`, `SubnetBPublic`.
  /// Of two, as in `Subnet1A`, one may count zones and the other kinds of subnets.
  init?(_ subnet: StackResource) {
    stack = subnet.stack
    let name = Array(subnet.logicalID.rawValue.utf8)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "D")
    let lower = UInt8(ascii: "a")...UInt8(ascii: "z")
    let places = name.indices.filter { index in
      if digits.contains(name[index]) { return true }
      guard capitals.contains(name[index]), index > 0 else { return false }
      let isAfterWord = lower.contains(name[index - 1]) || digits.contains(name[index - 1])
      return isAfterWord && (index + 1 == name.count || !lower.contains(name[index + 1]))
    }
    guard places.count == 1, let place = places.first, place > 0 else { return nil }
    stem = String(decoding: name[..<place], as: UTF8.self)
    end = String(decoding: name[(place + 1)...], as: UTF8.self)
  }
}

extension RuleContext {
  fileprivate func areOfOneVPC(_ subnets: [StackResource]) -> Bool {
    let vpcs = subnets.map { resolver.property("VpcId", of: $0).map(\.content) }
    return vpcs.allSatisfy { $0 == vpcs[0] }
  }
}

extension Finding.Message {
  fileprivate static func standTogether(_ subnets: [LogicalID]) -> Self {
    let shown = subnets.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
    return """
      Subnets \(shown) all stand in one Availability Zone, so that what is spread over them fails with it. Give each \
      another zone, such as `!Select [1, !GetAZs '']` for the second.
      """
  }
}
