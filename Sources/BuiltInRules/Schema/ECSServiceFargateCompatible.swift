import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A service on Fargate whose task definition is not made for Fargate.
  static let ecsServiceFargateCompatible = Rule.resource(
    "ecs-service-fargate-compatible", of: "AWS::ECS::Service"
  ) { service, context in
    let resolver = context.resolver
    let launchType = resolver.property("LaunchType", of: service)
    guard launchType.contains(where: { $0.content.text == "FARGATE" }) else { return }
    for link in resolver.resources(namedBy: "TaskDefinition", of: service, type: "AWS::ECS::TaskDefinition") {
      // ECS works out itself whether tasks with interfaces of their own can run on Fargate.
      let ownMode = resolver.property("NetworkMode", of: link.resource).filter {
        $0.content == .absent || $0.content.text.map { $0 != "awsvpc" } == true
      }
      let found = resolver.disagreement(
        of: launchType, with: resolver.property("RequiresCompatibilities", of: link.resource), within: link.scenario,
        when: resolver.space.or(ownMode.map(\.scenario))
      ) { type, compatibilities in
        switch type.content {
        case .text("FARGATE"): resolver.lacksFargate(compatibilities)
        case .text, .absent: false
        default: nil
        }
      }
      guard let found else { continue }
      context.report(
        .isNotForFargate(link.resource.logicalID, service.logicalID),
        at: context.place(ofCompatibilities: found.pair.other, in: link.resource),
        notes: [context.note("the launch type", at: found.pair.own.span, in: found.pair.own.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension RuleContext {
  /// The place of a list of compatibilities: its key where it is written there, for a list may begin a line below.
  fileprivate func place(ofCompatibilities list: Alternative, in definition: StackResource) -> Place {
    guard list.content != .absent, list.trail.isEmpty else { return place(of: list, in: definition) }
    return place(resolver.key("RequiresCompatibilities", of: definition), in: definition.stack)
  }
}

extension Resolver {
  /// Whether a list of compatibilities is known not to name Fargate.
  fileprivate func lacksFargate(_ compatibilities: Alternative) -> Bool? {
    if compatibilities.content == .absent { return true }
    let list = list(of: [compatibilities], at: nil)
    let contents = list.items.flatMap { alternatives(of: $0) }.map(\.content)
    if contents.contains(.text("FARGATE")) { return contents.count == 1 ? false : nil }
    return list.isOpen || contents.contains { $0.text == nil } ? nil : true
  }
}

extension Finding.Message {
  fileprivate static func isNotForFargate(_ definition: LogicalID, _ service: LogicalID) -> Self {
    """
    Service `\(service)` runs on Fargate, but its task definition `\(definition)` is not made for it, so the service \
    cannot be made. Name `FARGATE` in `RequiresCompatibilities` and set `NetworkMode: awsvpc`.
    """
  }
}
