import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A load-balanced service of one task, as deployed or as scaled in.
  static let ecsServiceDesiredCount = Rule.workspace("ecs-service-desired-count") { context in
    let resolver = context.resolver
    var scaled: Set<ResourceID> = []
    for target in context.workspace.resources(of: "AWS::ApplicationAutoScaling::ScalableTarget") {
      guard let service = context.service(scaledBy: target) else { continue }
      scaled.insert(service.id)
      let capacity = resolver.property("MinCapacity", of: target)
      guard context.isLoadBalanced(service),
        let violation = resolver.violation(among: capacity, where: { $0.content.integer.map { $0 < 2 } })
      else { continue }
      context.report(
        violation, .isScaledIn(target.logicalID, service.logicalID, violation.first.content.integer ?? 1),
        notes: [context.note("scaled by `\(target.logicalID)`", at: service)])
    }
    for service in context.workspace.resources(of: "AWS::ECS::Service") where context.isLoadBalanced(service) {
      let violation = resolver.violation(
        among: resolver.property("DesiredCount", of: service),
        where: { alternative in
          if alternative.content == .absent { return scaled.contains(service.id) ? nil : true }
          // A service of no tasks is switched off.
          return alternative.content.integer.flatMap { $0 == 0 ? nil : $0 < 2 }
        })
      if let violation { context.report(violation, .isSingle(service.logicalID)) }
    }
  }
}

extension RuleContext {
  /// The service whose desired count a scalable target sets, if the target names it by reference.
  fileprivate func service(scaledBy target: StackResource) -> StackResource? {
    for alternative in resolver.property("ResourceId", of: target) {
      guard case .pieces(let pieces) = alternative.content else { continue }
      for case .origin(.resource(let id, attribute: _)) in pieces where workspace[id].type == "AWS::ECS::Service" {
        return workspace[id]
      }
    }
    return nil
  }

  /// Whether a load balancer certainly stands before a service that runs more than one task a machine.
  fileprivate func isLoadBalanced(_ service: StackResource) -> Bool {
    let balancers = resolver.list(of: resolver.property("LoadBalancers", of: service), at: nil)
    let existence = resolver.existence(of: service)
    guard balancers.items.contains(where: { resolver.space.implies(existence, $0.scenario) }) else { return false }
    return resolver.property("SchedulingStrategy", of: service).allSatisfy { $0.content != .text("DAEMON") }
  }
}

extension Finding.Message {
  fileprivate static func isSingle(_ service: LogicalID) -> Self {
    """
    Service `\(service)` runs one task behind its load balancer. When the task or its zone fails, nobody answers until \
    another has started. Set `DesiredCount` to 2 or more.
    """
  }

  fileprivate static func isScaledIn(_ target: LogicalID, _ service: LogicalID, _ capacity: Int) -> Self {
    """
    `\(target)` may scale service `\(service)` in to \(capacity) \(wording: capacity == 1 ? "task" : "tasks"). When that \
    or its zone fails, nobody answers until another has started. Set `MinCapacity` to 2 or more.
    """
  }
}
