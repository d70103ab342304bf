import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A Fargate service whose tasks cannot reach what they must reach to start.
  static let ecsPrivateTaskEgressPath = Rule.resource(
    "ecs-private-task-egress-path", of: "AWS::ECS::Service"
  ) { service, context in
    let resolver = context.resolver
    let space = resolver.space
    let isFargate = space.or(
      resolver.property("LaunchType", of: service).filter { $0.content.text == "FARGATE" }.map(\.scenario))
    guard !isFargate.isNever else { return }
    let needs = resolver.property("TaskDefinition", of: service).flatMap { definition -> [TaskNeed] in
      guard let id = definition.content.resource, context.workspace[id].type == "AWS::ECS::TaskDefinition" else {
        return []
      }
      return resolver.needs(of: context.workspace[id]).map {
        TaskNeed(service: $0.service, name: $0.name, scenario: space.and($0.scenario, definition.scenario))
      }
    }
    let isWithoutAddress = space.or(
      resolver.property("NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp", of: service)
        .filter { $0.content == .absent || $0.content.text == "DISABLED" }.map(\.scenario))
    let placement = resolver.placement(
      in: resolver.property("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service))
    for need in needs {
      let found = context.offending(among: placement.sites) { tiers, subnet in
        guard let vpc = resolver.vpc(ofSubnet: subnet), !resolver.hasIPv6(subnet) else { return .never }
        // Endpoints may stand in another network; what is on the internet is not there.
        let isClosed =
          need.service == nil ? space.and(tiers.hasEgress, space.not(tiers.mayReachInternet)) : .never
        let isCutOff = space.or([tiers.isIsolated, isClosed, space.and(tiers.isPublic, isWithoutAddress)])
        let isServed = need.service.map { resolver.endpoint(for: $0, inVPC: vpc) } ?? .never
        return space.and([isFargate, need.scenario, isCutOff, space.not(isServed)])
      }
      guard let found else { continue }
      context.report(
        found, of: service,
        key: resolver.key("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service),
        phrase: "tasks have no way out of the VPC here",
        .cannotReach(service.logicalID, context.names(of: found.subnets), need))
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
  fileprivate static func cannotReach(_ service: LogicalID, _ subnets: String, _ need: TaskNeed) -> Self {
    """
    The tasks of service `\(service)` cannot start in \(subnets): \(need.name) cannot be reached from there, as there \
    is no NAT gateway, no public IP address\(wording: need.service.map { " and no VPC endpoint for `\($0)`" } ?? ""). \
    Add a route through a NAT gateway\(wording: need.service == nil ? "" : " or the VPC endpoints tasks need").
    """
  }
}
