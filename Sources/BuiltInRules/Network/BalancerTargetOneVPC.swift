import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A listener that hands on to a target group of another VPC than its load balancer's.
  static let balancerTargetOneVPC = Rule.resource(
    "balancer-target-one-vpc", of: "AWS::ElasticLoadBalancingV2::TargetGroup"
  ) { group, context in
    let resolver = context.resolver
    for forwarding in resolver.forwardings(to: group.id).prefix(16) {
      let balancer = context.workspace[forwarding.balancer]
      guard let site = resolver.placement(of: balancer).sites.first(where: { $0.subnet.resource != nil }),
        let subnet = site.subnet.resource
      else { continue }
      let found = context.difference(
        between: group, and: context.workspace[subnet],
        within: resolver.space.and(forwarding.scenario, site.scenario))
      guard let found, let extent = context.extent(of: found, for: group) else { continue }
      context.report(
        .areOfTwoVPCs(group.logicalID, balancer.logicalID), kind: "group",
        at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [
          context.note("the VPC of the load balancer's subnets", at: found.pair.other.span, in: found.pair.other.stack),
          context.note("hands requests on", at: context.workspace[forwarding.listener]),
        ],
        when: found.scenario, extent: extent)
      return
    }
  }

  /// A rule of a security group whose source is a group of another VPC.
  static let sgPeerOneVPC = Rule.resource(
    "sg-peer-one-vpc", of: "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress"
  ) { rule, context in
    let resolver = context.resolver
    // Groups of peered VPCs may name each other, and so may those of one transit gateway.
    guard !context.workspace.hasResources(of: "AWS::EC2::VPCPeeringConnection"),
      !context.workspace.hasResources(of: "AWS::EC2::TransitGatewayAttachment"),
      !context.workspace.hasResources(of: "AWS::EC2::TransitGatewayVpcAttachment")
    else { return }
    let isAlone = rule.type == "AWS::EC2::SecurityGroupIngress"
    let sources = resolver.values(
      at: (isAlone ? [] : ["SecurityGroupIngress", "*"]) + ["SourceSecurityGroupId"], of: rule)
    for source in sources.prefix(64) {
      guard let peer = source.content.resource, context.workspace[peer].type == "AWS::EC2::SecurityGroup" else {
        continue
      }
      let groups = isAlone ? resolver.resources(namedBy: "GroupId", of: rule, type: "AWS::EC2::SecurityGroup") : []
      for group in isAlone ? groups.map(\.resource) : [rule] where group.id != peer {
        let found = context.difference(between: group, and: context.workspace[peer], within: source.scenario)
        guard let found, let extent = context.extent(of: found, for: rule) else { continue }
        context.report(
          .isOfAnotherVPC(group.logicalID, context.workspace[peer].logicalID),
          at: context.place(ofUseOf: source),
          notes: [
            context.note("the VPC of the group", at: found.pair.own.span, in: found.pair.own.stack),
            context.note("the VPC of its peer", at: found.pair.other.span, in: found.pair.other.stack),
          ],
          when: found.scenario, extent: extent)
      }
    }
  }
}

extension RuleContext {
  /// How far a disagreement reaches among all scenarios in which a resource exists.
  func extent(of found: Disagreement, for owner: StackResource) -> Violation.Extent? {
    found.extent == .always
      ? resolver.extent(of: found.scenario, within: resolver.existence(of: owner)) : found.extent
  }

  /// When two resources with a `VpcId` are certainly of different VPCs of the workspace.
  func difference(
    between own: StackResource, and other: StackResource, within scope: Scenario
  ) -> Disagreement? {
    let existing = resolver.space.and([scope, resolver.existence(of: own), resolver.existence(of: other)])
    guard !existing.isNever else { return nil }
    return resolver.disagreement(
      of: resolver.property("VpcId", of: own), with: resolver.property("VpcId", of: other), within: existing
    ) { ours, theirs in
      guard let ours = ours.content.resource, let theirs = theirs.content.resource,
        workspace[ours].type == "AWS::EC2::VPC", workspace[theirs].type == "AWS::EC2::VPC"
      else { return nil }
      return ours != theirs
    }
  }
}

extension Finding.Message {
  fileprivate static func areOfTwoVPCs(_ group: LogicalID, _ balancer: LogicalID) -> Self {
    """
    Target group `\(group)` is of another VPC than load balancer `\(balancer)`, which hands requests on to it, and AWS \
    refuses that. Make it in the load balancer's VPC.
    """
  }

  fileprivate static func isOfAnotherVPC(_ group: LogicalID, _ peer: LogicalID) -> Self {
    """
    Security group `\(group)` lets in group `\(peer)`, which is of another VPC, and EC2 knows no such group there. Name \
    a group of the same VPC, or let in addresses.
    """
  }
}
