import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A container of a service's task that does one-off work each time a task starts.
  static let ecsOneOffEssentialRestartLoop = Rule.workspace("ecs-one-off-essential-restart-loop") { context in
    let resolver = context.resolver
    let runners = TaskRunners(resolver)
    lazy var others = runners.definitionsRunOtherwise(resolver)
    let reported = Set(runners.oneOffServices(resolver).map(\.definition.id))
    for id in runners.servedDefinitions where !reported.contains(id) {
      let containers = resolver.containers(of: context.workspace[id])
      let awaited = Set(containers.flatMap(\.waitsForEndOf))
      let service = runners.services(of: id)[0].service.logicalID
      for container in containers {
        let name = container.knownName.map { "container `\($0)`" } ?? "a container"
        let isAwaited = container.knownName.map(awaited.contains) ?? true
        for command in container.command {
          guard let words = command.content.words else { continue }
          let scope = resolver.existence(of: context.workspace[id])
          guard let extent = resolver.extent(of: command.scenario, within: scope) else { continue }
          let message: Finding.Message
          let kind: String
          switch (CommandCourse(words: words), container.isEssential) {
          case (.finishes, true?) where others.contains(id) || resolver.isIdle(runners.services(of: id)[0].service):
            continue
          case (.finishes(let program), true?):
            (message, kind) = (.endsTask(name, program, service), "essential")
          case (.finishes(let program), false?) where !isAwaited && containers.count > 1:
            (message, kind) = (.runsBeside(name, program, service), "unordered")
          case (.goesOn(let program), _): (message, kind) = (.repeatsAtStart(name, program, service), "chain")
          default: continue
          }
          context.report(
            message, kind: kind, at: context.place(command.span, in: command.stack),
            flow: context.flow(of: command), when: command.scenario, extent: extent)
        }
      }
    }
  }
}

extension Resolver {
  /// Whether a service is told to run no task.
  fileprivate func isIdle(_ service: StackResource) -> Bool {
    property("DesiredCount", of: service).allSatisfy { $0.content.integer == 0 }
  }
}

extension Finding.Message {
  fileprivate static func endsTask(_ container: String, _ program: String, _ service: LogicalID) -> Self {
    """
    Service `\(service)` starts its task again and again: \(container) is essential and exits after `\(program)`, and \
    with it the whole task. Set `Essential: false` on it and let the main container wait for it with `DependsOn` and \
    `Condition: SUCCESS`, or run it once with `aws ecs run-task` before the service is updated.
    """
  }

  fileprivate static func runsBeside(_ container: String, _ program: String, _ service: LogicalID) -> Self {
    """
    In service `\(service)`, \(container) runs `\(program)` beside the others, which start without waiting for it and \
    go on when it fails. Let the main container wait for it with `DependsOn` and `Condition: SUCCESS`.
    """
  }

  fileprivate static func repeatsAtStart(_ container: String, _ program: String, _ service: LogicalID) -> Self {
    """
    In service `\(service)`, \(container) runs `\(program)` on every task start before it serves. With more than \
    one task, and during every deployment, these runs race each other, and a failing one keeps the service from \
    starting. Run it once, with `aws ecs run-task` and a look at the exit code, before the service is updated.
    """
  }
}
