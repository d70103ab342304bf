import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Tasks that a rule or a schedule starts in public subnets or with public addresses.
  static let ecsScheduledTaskNetworkPrivate = Rule.resource(
    "ecs-scheduled-task-network-private", of: "AWS::Events::Rule", "AWS::Scheduler::Schedule"
  ) { schedule, context in
    let parameters =
      schedule.type == "AWS::Events::Rule"
      ? ["Targets", "*", "EcsParameters", "NetworkConfiguration", "AwsVpcConfiguration"]
      : ["Target", "EcsParameters", "NetworkConfiguration", "AwsvpcConfiguration"]
    let assigning = context.resolver.violations(
      at: parameters + ["AssignPublicIp"], of: schedule, within: context.resolver.existence(of: schedule)
    ) { $0.content == .absent ? false : $0.content.text.map { $0 == "ENABLED" } }
    for violation in assigning { context.report(violation, .assignsPublicIP(schedule.logicalID)) }
    guard assigning.isEmpty else { return }
    let placement = context.resolver.placement(of: schedule)
    guard let found = context.offending(among: placement.sites, when: { tiers, _ in tiers.isPublic }) else { return }
    context.report(
      found, of: schedule, key: context.resolver.key(parameters[0], of: schedule),
      phrase: "has a route to an internet gateway", .isPublic(schedule.logicalID, context.names(of: found.subnets)))
  }
}

extension Finding.Message {
  fileprivate static func assignsPublicIP(_ schedule: LogicalID) -> Self {
    """
    `\(schedule)` gives the tasks it starts public addresses, so that only their security groups stand between them and \
    the internet. Start them in private subnets with `AssignPublicIp: DISABLED`.
    """
  }

  fileprivate static func isPublic(_ schedule: LogicalID, _ subnets: String) -> Self {
    """
    `\(schedule)` starts tasks in public subnets: \(subnets). Start them in subnets without a route to an internet \
    gateway, where a NAT gateway or VPC endpoints lead to their image.
    """
  }
}
