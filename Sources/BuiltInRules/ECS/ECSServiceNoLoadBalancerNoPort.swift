import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service that nothing calls and whose task opens no port: perhaps a job.
  static let ecsServiceNoLoadBalancerNoPort = Rule.resource(
    "ecs-service-no-load-balancer-no-port", of: "AWS::ECS::Service"
  ) { service, context in
    let resolver = context.resolver
    guard let (definition, containers) = resolver.onlyDefinition(of: service),
      !resolver.isWorker(service, definition, containers),
      containers.allSatisfy({ resolver.opensPort($0) == false })
    else { return }
    let scope = resolver.existence(of: service)
    let alone = resolver.space.and(scope, resolver.space.not(resolver.isReached(service)))
    guard alone == scope, !scope.isNever else { return }
    context.report(
      .mayBeJob(service.logicalID, definition.logicalID), at: context.place(of: service),
      notes: [context.note("its task definition", at: definition)])
  }
}

extension Finding.Message {
  fileprivate static func mayBeJob(_ service: LogicalID, _ definition: LogicalID) -> Self {
    """
    Nothing calls service `\(service)`, and `\(definition)` opens no port. If its task ends by itself, the service starts \
    it again for ever: run it with `aws ecs run-task`, a schedule or Step Functions instead.
    """
  }
}
