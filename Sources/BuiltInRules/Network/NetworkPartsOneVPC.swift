import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A resource with subnets and security groups of different VPCs.
  static let networkPartsOneVPC = Rule.resource(
    "network-parts-one-vpc", of: NetworkPlaces.types.filter { $0 != "AWS::EC2::LaunchTemplate" }
  ) { resource, context in
    let subnets = context.resolver.placement(of: resource).sites.compactMap { site in
      site.subnet.resource.map {
        NetworkPart(resource: $0, scenario: site.scenario, stack: site.stack, span: site.span)
      }
    }
    let groups = context.resolver.securityGroups(of: resource).sites.map {
      NetworkPart(resource: $0.group, scenario: $0.scenario, stack: $0.stack, span: $0.span)
    }
    guard let first = subnets.first ?? groups.first else { return }
    // A subnet group has its own finding.
    let isNamed = NetworkPlaces.ofTypes[resource.type]?.subnetGroup != nil
    for part in (isNamed ? [] : subnets.dropFirst()) + groups where part.resource != first.resource {
      if context.report(part, beside: first, of: resource) { return }
    }
  }
}

/// A subnet or security group that a resource names.
private struct NetworkPart {
  let resource: ResourceID
  let scenario: Scenario
  let stack: StackID
  let span: Span
}

extension RuleContext {
  /// Reports that two parts are of different VPCs, if they are.
  fileprivate func report(_ part: NetworkPart, beside other: NetworkPart, of resource: StackResource) -> Bool {
    let (own, first) = (workspace[part.resource], workspace[other.resource])
    guard
      let found = difference(
        between: own, and: first, within: resolver.space.and(part.scenario, other.scenario)),
      let extent = extent(of: found, for: resource)
    else { return false }
    let body = resource.resource.body.span
    let isOwn = part.stack == resource.stack && part.span.start >= body.start && part.span.end <= body.end
    report(
      .areOfTwoVPCs(resource.logicalID, own, first),
      at: isOwn ? place(part.span, in: part.stack) : place(of: resource),
      notes: [
        note("the VPC of `\(own.logicalID)`", at: found.pair.own.span, in: found.pair.own.stack),
        note("the VPC of `\(first.logicalID)`", at: found.pair.other.span, in: found.pair.other.stack),
      ],
      when: found.scenario, extent: extent)
    return true
  }
}

extension StackResource {
  fileprivate var networkWord: String { type == "AWS::EC2::Subnet" ? "subnet" : "security group" }
}

extension Finding.Message {
  fileprivate static func areOfTwoVPCs(
    _ resource: LogicalID, _ part: StackResource, _ other: StackResource
  ) -> Self {
    """
    `\(resource)` has \(wording: part.networkWord) `\(part.logicalID)` and \(wording: other.networkWord) \
    `\(other.logicalID)` of different VPCs, which AWS refuses. Take both from one VPC.
    """
  }
}
