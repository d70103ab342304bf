import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A Fargate service or schedule whose tasks cannot reach what they must reach to start.
  static let ecsPrivateTaskEgressPath = Rule.resource(
    "ecs-private-task-egress-path", of: "AWS::ECS::Service", "AWS::Events::Rule", "AWS::Scheduler::Schedule"
  ) { starter, context in
    let resolver = context.resolver
    let space = resolver.space
    guard let launch = resolver.launch(by: starter), !launch.isFargate.isNever else { return }
    let needs = launch.definitions.flatMap { definition in
      resolver.needs(of: definition.resource).map {
        TaskNeed(service: $0.service, name: $0.name, scenario: space.and($0.scenario, definition.scenario))
      }
    }
    let placement = resolver.placement(of: starter)
    for need in needs {
      let found = context.offending(among: placement.sites) { tiers, subnet in
        guard let vpc = resolver.vpc(ofSubnet: subnet), !resolver.hasIPv6(subnet) else { return .never }
        // Endpoints may stand in another network; what is on the internet is not there.
        let isClosed =
          need.service == nil ? space.and(tiers.hasEgress, space.not(tiers.mayReachInternet)) : .never
        let isCutOff = space.or([tiers.isIsolated, isClosed, space.and(tiers.isPublic, launch.isWithoutAddress)])
        let isServed = need.service.map { resolver.endpoint(for: $0, inVPC: vpc) } ?? .never
        return space.and([launch.isFargate, need.scenario, isCutOff, space.not(isServed)])
      }
      guard let found else { continue }
      context.report(
        found, of: starter, key: resolver.key(launch.key, of: starter),
        phrase: "tasks have no way out of the VPC here",
        .cannotReach(launch.starter, starter.logicalID, context.names(of: found.subnets), need))
      // What else the tasks cannot reach for the same reason is the same defect.
      return
    }
  }
}

extension Resolver {
  /// Whether tasks in a subnet may have an IPv6 address, which is a way of its own.
  fileprivate func hasIPv6(_ subnet: ResourceID) -> Bool {
    let properties = workspace[subnet].resource.properties
    return ["Ipv6CidrBlock", "Ipv6IpamPoolId", "AssignIpv6AddressOnCreation", "Ipv6Native"].contains {
      properties?[$0] != nil
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotReach(_ starter: String, _ resource: LogicalID, _ subnets: String, _ need: TaskNeed)
    -> Self
  {
    """
    The \(wording: starter) `\(resource)` cannot start in \(subnets): \(need.name) cannot be reached from there, as there \
    is no NAT gateway, no public IP address\(wording: need.service.map { " and no VPC endpoint for `\($0)`" } ?? ""). \
    Add a route through a NAT gateway\(wording: need.service == nil ? "" : " or the VPC endpoints tasks need").
    """
  }
}
