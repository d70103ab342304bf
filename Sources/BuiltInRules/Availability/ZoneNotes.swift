import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension RuleContext {
  /// Reports a resource whose subnets surely stand in one Availability Zone, at the property that lists them; not where
  /// it is given a single subnet, if that `isChosen` elsewhere.
  func reportSingleZone(
    _ placement: Placement, of resource: StackResource, at key: Span, kind: String = "",
    isChosen: Bool = false, _ message: Finding.Message
  ) {
    let spread = resolver.spread(of: placement.sites.flatMap(resolver.zones), unknown: placement.isOpen)
    var single = spread.isSingle
    if isChosen {
      let subnets = placement.sites.map { SubnetZone(zone: .someZone(of: $0.subnet), scenario: $0.scenario) }
      single = resolver.space.and(single, resolver.space.not(resolver.spread(of: subnets).isSingle))
    }
    guard
      let extent = resolver.extent(of: single, within: resolver.existence(of: resource), right: spread.isSeveral)
    else { return }
    let inside = placement.sites.filter { !resolver.space.areDisjoint($0.scenario, single) }
    report(
      message, kind: kind, at: place(key, in: resource.stack), notes: zoneNotes(inside.compactMap(\.subnet.resource)),
      when: single, extent: extent)
  }

  /// A note at each subnet that tells its zone.
  func zoneNotes(_ subnets: [ResourceID]) -> [Note] {
    var seen: Set<ResourceID> = []
    return subnets.filter { seen.insert($0).inserted }.map { subnet in
      let zones = resolver.zones(ofSubnet: subnet)
      let name = zones.count == 1 ? zones[0].zone.name : nil
      return note(name.map { "stands in \($0)" } ?? "the subnet", at: workspace[subnet])
    }
  }
}
