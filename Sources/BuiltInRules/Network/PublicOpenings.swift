import Findings
import RuleEngine
import StackGraph

/// What a rule says of ranges of ports of one rule of a security group.
struct Opening {
  /// The rule that says it.
  let rule: RuleID
  /// What it says.
  let message: Finding.Message
  /// The ranges of ports it says it of.
  var ranges: [PublicIngress] = []
  /// Where the same is open in the other cases.
  var others: [Alternative] = []

  /// The openings, those as one of which the same is said in cases that exclude each other and are all cases together.
  static func joined(_ openings: [Opening], _ resolver: Resolver) -> [Opening] {
    var groups: [[Opening]] = []
    for opening in openings {
      let group = groups.firstIndex { group in
        group[0].rule == opening.rule && group[0].message == opening.message
          && group.allSatisfy { $0.excludes(opening, resolver) }
      }
      if let group { groups[group].append(opening) } else { groups.append([opening]) }
    }
    return groups.flatMap { group -> [Opening] in
      guard group.count > 1 else { return group }
      var all = group[0]
      all.ranges = group.flatMap(\.ranges)
      all.others = group.dropFirst().compactMap { $0.ranges.first?.addresses.first }
      return resolver.joined(all.ranges)?.addresses.extent == .always ? [all] : group
    }
  }

  private func excludes(_ other: Opening, _ resolver: Resolver) -> Bool {
    ranges.allSatisfy { range in
      other.ranges.allSatisfy { resolver.space.areDisjoint(range.addresses.scenario, $0.addresses.scenario) }
    }
  }
}

extension PublicIngress {
  /// How much of the internet is let in.
  enum Reach {
    case everything
    case half
    case block(String)

    /// Whom that lets in, as the object of a sentence.
    var words: String {
      switch self {
      case .everything: "the whole internet"
      case .half: "half of the internet"
      case .block(let text): "a block of addresses of many owners, `\(text)`,"
      }
    }
  }

  /// How much of the internet is let in, together with what others let in at the same ports in the same scenarios.
  func reach(among others: some Sequence<PublicIngress>, _ resolver: Resolver) -> Reach {
    let own = addresses.alternatives.compactMap { $0.content.text.flatMap(CIDRBlock.init) }
    guard let first = own.first, !own.contains(where: \.isInternet) else { return .everything }
    let together = others.filter { $0.range == range && $0.addresses.scenario == addresses.scenario }
      .flatMap(\.addresses.alternatives).compactMap { $0.content.text.flatMap(CIDRBlock.init) }
    if CIDRBlock.coversInternet(own + together) { return .everything }
    return first.family == .v4 && first.prefixLength == 1 ? .half : .block(first.description)
  }
}
