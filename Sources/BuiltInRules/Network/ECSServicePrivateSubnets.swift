import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An ECS service whose tasks run in a subnet that has a route to the internet.
  static let ecsServicePrivateSubnets = Rule.resource(
    "ecs-service-private-subnets", of: "AWS::ECS::Service"
  ) { service, context in
    let placement = context.resolver.placement(
      in: context.resolver.property("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service))
    guard let found = context.offending(among: placement.sites, when: { tiers, _ in tiers.isPublic }) else { return }
    context.report(
      found, of: service,
      key: context.resolver.key("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service),
      phrase: "has a route to an internet gateway", .isPublic(service.logicalID, context.names(of: found.subnets)))
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ service: LogicalID, _ subnets: String) -> Self {
    """
    Service `\(service)` runs its tasks in public subnets: \(subnets). Only the load balancer should stand there. Run \
    the tasks in subnets without a route to an internet gateway.
    """
  }
}
