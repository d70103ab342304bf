import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A launch template with a security group and a subnet of different VPCs.
  static let launchTemplateSameVPC = Rule.resource("launch-template-same-vpc", of: "AWS::EC2::LaunchTemplate") {
    template, context in
    let resolver = context.resolver
    let data = "LaunchTemplateData"
    let subnets = resolver.values(at: [data, "NetworkInterfaces", "*", "SubnetId"], of: template)
    let groups =
      resolver.values(at: [data, "SecurityGroupIds", "*"], of: template)
      + resolver.values(at: [data, "NetworkInterfaces", "*", "Groups", "*"], of: template)
    guard !subnets.isEmpty, subnets.count * groups.count <= Resolver.alternativeLimit else { return }
    for subnet in subnets {
      guard let subnetID = subnet.content.resource, context.workspace[subnetID].type == "AWS::EC2::Subnet" else {
        continue
      }
      for group in groups {
        guard let groupID = group.content.resource, context.workspace[groupID].type == "AWS::EC2::SecurityGroup" else {
          continue
        }
        let (subnetResource, groupResource) = (context.workspace[subnetID], context.workspace[groupID])
        let scope = resolver.space.and([
          subnet.scenario, group.scenario, resolver.existence(of: subnetResource),
          resolver.existence(of: groupResource),
        ])
        let found = resolver.disagreement(
          of: resolver.property("VpcId", of: groupResource), with: resolver.property("VpcId", of: subnetResource),
          within: scope
        ) { own, other in
          guard let own = own.content.resource, let other = other.content.resource else { return nil }
          return own != other
        }
        guard let found else { continue }
        context.report(
          .areOfDifferentVPCs(template.logicalID, groupResource.logicalID, subnetResource.logicalID),
          at: context.place(ofUseOf: group),
          notes: [
            context.note("the VPC of the security group", at: found.pair.own.span, in: found.pair.own.stack),
            context.note("the VPC of the subnet", at: found.pair.other.span, in: found.pair.other.stack),
          ],
          when: found.scenario, extent: found.extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func areOfDifferentVPCs(
    _ template: LogicalID, _ group: LogicalID, _ subnet: LogicalID
  ) -> Self {
    """
    Launch template `\(template)` has security group `\(group)` and subnet `\(subnet)` of different VPCs, so no instance \
    starts from it. Take both from one VPC.
    """
  }
}
