import CloudFormation
import SourceText

/// A zone a subnet may stand in.
package struct SubnetZone: Sendable {
  /// The zone.
  package let zone: Zone
  /// When it is that one.
  package let scenario: Scenario

  /// Makes what stands in a zone in a scenario.
  package init(zone: Zone, scenario: Scenario) {
    self.zone = zone
    self.scenario = scenario
  }
}

/// When the zones of some places are one or several.
package struct ZoneSpread: Sendable {
  /// All places are surely in one zone.
  package internal(set) var isSingle = Scenario.never
  /// Two places are surely in different zones.
  package internal(set) var isSeveral = Scenario.never
}

extension Resolver {
  /// The zones a subnet of the workspace may stand in.
  package func zones(ofSubnet subnet: ResourceID) -> [SubnetZone] {
    if let known = networkMemo.zones[subnet] { return known }
    let resource = workspace[subnet]
    let unknown = Zone.someZone(of: .resource(subnet))
    var zones: [SubnetZone] = []
    for value in property("AvailabilityZone", of: resource) {
      guard value.content == .absent else {
        zones.append(SubnetZone(zone: zone(value.content) ?? unknown, scenario: value.scenario))
        continue
      }
      for id in property("AvailabilityZoneId", of: resource) {
        let scenario = space.and(value.scenario, id.scenario)
        guard !scenario.isNever else { continue }
        zones.append(SubnetZone(zone: id.content.text.map(Zone.identified) ?? unknown, scenario: scenario))
      }
    }
    networkMemo.zones[subnet] = zones
    return zones
  }

  /// The zones that the items of lists name, in the scenarios in which they do; and when there are further ones.
  package func zones(in lists: [Alternative]) -> (zones: [SubnetZone], isOpen: Scenario) {
    var zones: [SubnetZone] = []
    var isOpen = Scenario.never
    for alternative in lists where alternative.content != .absent {
      let list = list(of: [alternative], at: nil)
      if list.isOpen { isOpen = space.or(isOpen, alternative.scenario) }
      for item in list.items.flatMap({ alternatives(of: $0) }) {
        if let zone = zone(item.content) {
          zones.append(SubnetZone(zone: zone, scenario: item.scenario))
        } else if item.content != .absent {
          isOpen = space.or(isOpen, item.scenario)
        }
      }
    }
    return (zones, isOpen)
  }

  /// The zone a value names; nil when nothing is known of it.
  package func zone(_ content: Content) -> Zone? {
    switch content {
    case .text(let name): return .named(name)
    case .origin(.zone(let index, _, _)): return .element(index)
    case .origin(let origin): return .given(origin)
    case .pieces(let pieces):
      guard pieces.count == 2, case .origin(.pseudo(.region, _)) = pieces[0], case .text(let suffix) = pieces[1] else {
        return nil
      }
      return .regional(suffix: suffix)
    default: return nil
    }
  }

  /// The zones a placed resource's subnet may stand in, in the scenarios in which it is placed there.
  package func zones(of site: SubnetSite) -> [SubnetZone] {
    guard let subnet = site.subnet.resource else {
      return [SubnetZone(zone: .someZone(of: site.subnet), scenario: site.scenario)]
    }
    return zones(ofSubnet: subnet).compactMap {
      let scenario = space.and($0.scenario, site.scenario)
      return scenario.isNever ? nil : SubnetZone(zone: $0.zone, scenario: scenario)
    }
  }

  /// When all of some subnets of the workspace stand in one zone, and when some of them differ.
  package func spread(ofSubnets subnets: [(subnet: ResourceID, scenario: Scenario)]) -> ZoneSpread {
    spread(
      of: subnets.flatMap { subnet, scope in
        zones(ofSubnet: subnet).map { SubnetZone(zone: $0.zone, scenario: space.and($0.scenario, scope)) }
      })
  }

  /// When all of the zones are one, and when some of them differ; `unknown` is when there may be further ones.
  package func spread(of zones: [SubnetZone], unknown: Scenario = .never) -> ZoneSpread {
    var spread = ZoneSpread()
    var scenarios: [Zone: Scenario] = [:]
    var order: [Zone] = []
    for zone in zones {
      if scenarios[zone.zone] == nil { order.append(zone.zone) }
      scenarios[zone.zone] = space.or(scenarios[zone.zone] ?? .never, zone.scenario)
    }
    // The scenarios of the zones before and after each one tell when it is the only one.
    var after = [Scenario](repeating: .never, count: order.count + 1)
    for number in order.indices.reversed() {
      after[number] = space.or(after[number + 1], scenarios[order[number]] ?? .never)
    }
    var before = Scenario.never
    var seen: [Zone.Scale: Scenario] = [:]
    for (number, zone) in order.enumerated() {
      let scenario = scenarios[zone] ?? .never
      let others = space.or([before, after[number + 1], unknown])
      spread.isSingle = space.or(spread.isSingle, space.and(scenario, space.not(others)))
      if let scale = zone.scale {
        let distinct = space.and(scenario, seen[scale] ?? .never)
        spread.isSeveral = space.or(spread.isSeveral, distinct)
        seen[scale] = space.or(seen[scale] ?? .never, scenario)
      }
      before = space.or(before, scenario)
    }
    return spread
  }
}
