import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service whose tasks have addresses on the internet.
  static let ecsServiceNoPublicIP = Rule.resource("ecs-service-no-public-ip", of: "AWS::ECS::Service") {
    service, context in
    let assigning = context.resolver.property(
      "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp", of: service)
    let violation = context.resolver.violation(
      among: assigning, where: { $0.content == .absent ? false : $0.content.text.map { $0 == "ENABLED" } })
    guard let violation, !context.runsPrivately(service) else { return }
    context.report(
      violation, .assignsPublicIP(service.logicalID), notes: context.notesOnWay(fromInternetTo: service))
  }
}

extension RuleContext {
  /// Whether no subnet of a service has a route from the internet, so that public addresses lead nowhere.
  fileprivate func runsPrivately(_ service: StackResource) -> Bool {
    let placement = resolver.placement(of: service)
    return placement.isOpen.isNever && !placement.sites.isEmpty
      && placement.sites.allSatisfy { site in
        guard let subnet = site.subnet.resource else { return false }
        let tiers = resolver.tiers(ofSubnet: subnet)
        return resolver.space.areDisjoint(site.scenario, resolver.space.or(tiers.isPublic, tiers.isUnknown))
      }
  }
}

extension Finding.Message {
  fileprivate static func assignsPublicIP(_ service: LogicalID) -> Self {
    """
    Service `\(service)` gives its tasks public addresses, so that only their security groups stand between them and the \
    internet. Run them in private subnets with `AssignPublicIp: DISABLED`, behind a load balancer.
    """
  }
}
