import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A service that restarts for ever what is meant to be run once.
  static let ecsOneOffTaskAsService = Rule.workspace("ecs-one-off-task-as-service") { context in
    let resolver = context.resolver
    for found in TaskRunners(resolver).oneOffServices(resolver) {
      let scope = resolver.existence(of: found.service)
      guard let extent = resolver.extent(of: found.scenario, within: scope) else { continue }
      let value = found.service.resource.properties?["TaskDefinition"]
      let message: Finding.Message =
        found.isIdle
        ? .waitsToLoop(found.service.logicalID, found.definition.logicalID)
        : .loops(found.service.logicalID, found.definition.logicalID, reason: found.reason)
      context.report(
        message, kind: found.isIdle ? "idle" : "endless",
        at: context.place(value?.span ?? found.service.resource.key.span, in: found.service.stack),
        notes: [context.note("the task definition that is meant to be run once", at: found.definition)],
        when: found.scenario, extent: extent)
    }
  }
}

extension OneOffService {
  /// What speaks for it, as the second half of a sentence.
  fileprivate var reason: String {
    if let finisher { return "its container exits after `\(finisher)`" }
    return "its image is tagged `\(imageTag ?? "")`"
  }
}

extension Finding.Message {
  fileprivate static func loops(_ service: LogicalID, _ definition: LogicalID, reason: String) -> Self {
    """
    Service `\(service)` runs the one-off task `\(definition)`: \(wording: reason). A service starts its task again \
    whenever it ends, so the work is repeated for ever and the deployment never becomes stable. Run the task once \
    instead: by `aws ecs run-task` in the pipeline, with `aws ecs wait tasks-stopped` and a look at the exit code, by \
    Step Functions or EventBridge, by a custom resource, or as a container the main one waits for with \
    `DependsOn: SUCCESS`.
    """
  }

  fileprivate static func waitsToLoop(_ service: LogicalID, _ definition: LogicalID) -> Self {
    """
    Service `\(service)` holds the one-off task `\(definition)` with `DesiredCount: 0`. As soon as somebody raises the \
    count, ECS repeats the task for ever. A task definition needs no service: remove it and run the task with \
    `aws ecs run-task` in the pipeline.
    """
  }
}
