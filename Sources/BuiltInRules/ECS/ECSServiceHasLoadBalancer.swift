import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service whose task opens a port that nothing leads to.
  static let ecsServiceHasLoadBalancer = Rule.resource("ecs-service-has-load-balancer", of: "AWS::ECS::Service") {
    service, context in
    let resolver = context.resolver
    guard let (definition, containers) = resolver.onlyDefinition(of: service),
      !resolver.isWorker(service, definition, containers),
      containers.contains(where: {
        resolver.opensPort($0) == true && $0.knownName.map { !NameWords($0).isSidecar } ?? true
      })
    else { return }
    let scope = resolver.existence(of: service)
    let alone = resolver.space.and(scope, resolver.space.not(resolver.isReached(service)))
    guard let extent = resolver.extent(of: alone, within: scope) else { return }
    context.report(
      .isReachedByNothing(service.logicalID), at: context.place(of: service),
      notes: [context.note("its task opens a port", at: definition)], when: alone, extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func isReachedByNothing(_ service: LogicalID) -> Self {
    """
    The task of service `\(service)` opens a port, but no load balancer, service registry or service connection leads to \
    it: callers would have to know the addresses of tasks that come and go. Add `LoadBalancers` or \
    `ServiceConnectConfiguration`.
    """
  }
}
