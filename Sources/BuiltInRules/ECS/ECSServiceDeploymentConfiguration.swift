import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service that says nothing of how a deployment goes.
  static let ecsServiceDeploymentConfiguration = Rule.resource(
    "ecs-service-deployment-configuration", of: "AWS::ECS::Service"
  ) { service, context in
    let controllers = context.resolver.property("DeploymentController", "Type", of: service)
    guard controllers.allSatisfy({ $0.content == .absent || $0.content.text == "ECS" }) else { return }
    let configuration = context.resolver.property("DeploymentConfiguration", of: service)
    guard let violation = context.resolver.violation(among: configuration, where: { $0.content == .absent }) else {
      return
    }
    context.report(violation, .saysNothing(service.logicalID))
  }
}

extension Finding.Message {
  fileprivate static func saysNothing(_ service: LogicalID) -> Self {
    """
    Service `\(service)` has no `DeploymentConfiguration`: a deployment whose tasks never become healthy is tried for \
    hours. Set `DeploymentCircuitBreaker` with `Enable` and `Rollback`.
    """
  }
}
