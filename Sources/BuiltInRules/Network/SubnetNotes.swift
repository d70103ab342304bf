import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

/// The sites of a placement that offend, as one violation.
struct OffendingSites {
  /// The first of them.
  let first: SubnetSite
  /// The subnets of all, each once.
  let subnets: [ResourceID]
  /// When one of them offends.
  let scenario: Scenario
}

extension RuleContext {
  /// Of some sites, those whose subnet is in the workspace and for which `scenario` can occur; nil when there is none.
  func offending(
    among sites: [SubnetSite], when scenario: (SubnetTiers, ResourceID) -> Scenario
  ) -> OffendingSites? {
    var first: SubnetSite?
    var subnets: [ResourceID] = []
    var seen: Set<ResourceID> = []
    var scenarios = Scenario.never
    for site in sites {
      guard let subnet = site.subnet.resource else { continue }
      let found = resolver.space.and(site.scenario, scenario(resolver.tiers(ofSubnet: subnet), subnet))
      if found.isNever { continue }
      first = first ?? site
      if seen.insert(subnet).inserted { subnets.append(subnet) }
      scenarios = resolver.space.or(scenarios, found)
    }
    return first.map { OffendingSites(first: $0, subnets: subnets, scenario: scenarios) }
  }

  /// Reports offending sites of a resource at the first item of its list, or at the property `key` where the list is
  /// written elsewhere; `phrase` says of each subnet what is the matter with it.
  func report(
    _ sites: OffendingSites, of resource: StackResource, key: Span, kind: String = "", phrase: String,
    _ message: Finding.Message
  ) {
    guard let extent = resolver.extent(of: sites.scenario, within: resolver.existence(of: resource)) else { return }
    let body = resource.resource.body.span
    let site = sites.first
    let isOwn = site.stack == resource.stack && site.span.start >= body.start && site.span.end <= body.end
    report(
      message, kind: kind, at: isOwn ? place(site.span, in: site.stack) : place(key, in: resource.stack),
      notes: sites.subnets.map { note(phrase, at: workspace[$0]) }, when: sites.scenario, extent: extent)
  }

  /// The logical IDs of subnets for a message: up to three, then how many more.
  func names(of subnets: [ResourceID]) -> String {
    let shown = subnets.prefix(3).map { "`\(workspace[$0].logicalID)`" }
    let rest = subnets.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
