import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An ECS service whose subnets, wherever they are declared, all stand in one Availability Zone.
  static let ecsServiceMultiAZ = Rule.resource("ecs-service-multi-az", of: "AWS::ECS::Service") { service, context in
    let subnets = context.resolver.property("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service)
    let key = context.resolver.key("NetworkConfiguration", "AwsvpcConfiguration", "Subnets", of: service)
    context.reportSingleZone(
      context.resolver.placement(in: subnets), of: service, at: key, .runsInOneZone(service.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func runsInOneZone(_ service: LogicalID) -> Self {
    """
    All subnets of service `\(service)` stand in one Availability Zone. When that zone fails, every task of the \
    service fails with it. Add a subnet of another zone.
    """
  }
}
