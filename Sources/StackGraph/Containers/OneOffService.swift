import CloudFormation
import SourceText

/// A service whose task definition looks as if it were to be run once, and what speaks for it.
package struct OneOffService: Sendable {
  /// The service.
  package let service: StackResource
  /// The task definition it runs.
  package let definition: StackResource
  /// What its container runs that exits by itself, in words of the command.
  package let finisher: String?
  /// The tag of its image that says so.
  package let imageTag: String?
  /// The words of names that say so.
  package let nameWords: [String]
  /// Whether the service is told to run no task at the moment.
  package let isIdle: Bool
  /// When all this holds.
  package let scenario: Scenario
}

extension TaskRunners {
  /// The services that look as if they ran one-off tasks, by stack and position.
  ///
  /// In hundreds of real services none is one, so a name alone is never enough: a command that exits or the tag of an
  /// image must say so, and nothing may speak against it.
  package func oneOffServices(_ resolver: Resolver) -> [OneOffService] {
    let balancedRepositories = imageRepositoriesBehindBalancers(resolver)
    let found = servedDefinitions.flatMap { id -> [OneOffService] in
      let definition = resolver.workspace[id]
      guard let container = onlyWorker(of: definition, resolver) else { return [] }
      return services(of: id).compactMap {
        judge($0, definition, container, resolver, balancedRepositories: balancedRepositories)
      }
    }
    guard !found.isEmpty else { return [] }
    let others = definitionsRunOtherwise(resolver)
    return found.filter { !others.contains($0.definition.id) }
  }

  /// The task definitions that something other than a service runs too: a rule, a schedule, a state machine, a function, a
  /// custom resource, in whatever stack, or a script.
  package func definitionsRunOtherwise(_ resolver: Resolver) -> Set<ResourceID> {
    let own = servedDefinitions.filter {
      isRunByScript(resolver.workspace[$0], orAny: false, resolver) || isRunOtherwise($0, in: resolver.workspace)
    }
    return definitionsRunElsewhere(resolver).union(own)
  }

  private func judge(
    _ use: Use, _ definition: StackResource, _ container: TaskContainer, _ resolver: Resolver,
    balancedRepositories: Set<String>
  ) -> OneOffService? {
    let service = use.service
    guard !isWritten("LoadBalancers", of: service, resolver),
      !resolver.property("SchedulingStrategy", of: service).contains(where: { $0.content.text == "DAEMON" })
    else { return nil }
    let names = names(of: definition, container, service, resolver).map(NameWords.init)
    guard !names.contains(where: \.goesOn) else { return nil }

    var scenario = use.scenario
    var finisher: String?
    var score = 0
    for command in container.command {
      switch CommandCourse(words: command.content.words ?? []) {
      case .finishes(let description):
        if finisher == nil { scenario = resolver.space.and(scenario, command.scenario) }
        finisher = finisher ?? description
      case .goesOn: return nil
      case .unknown: break
      }
      if command.content.words?.contains(where: { NameWords($0).goesOn }) == true { return nil }
    }
    let tag = imageTag(of: container)
    let words = Set(names.flatMap(\.oneOffs)).sorted()
    if finisher != nil { score += 3 }
    if tag != nil { score += 2 }
    score += min(words.count, 2)
    let connections = ["ServiceRegistries", "ServiceConnectConfiguration", "VpcLatticeConfigurations"]
    if !connections.contains(where: { isWritten($0, of: service, resolver) }) { score += 1 }
    if !balancedRepositories.isDisjoint(with: repositories(of: container)) { score += 1 }
    let counts = resolver.property("DesiredCount", of: service).map(\.content)
    if counts.contains(where: { $0 == .absent || $0.integer == 1 }) { score += 1 }
    guard score >= 3, finisher != nil || tag != nil, !scenario.isNever else { return nil }
    return OneOffService(
      service: service, definition: definition, finisher: finisher, imageTag: tag, nameWords: words,
      isIdle: counts.contains { $0.integer == 0 }, scenario: scenario)
  }

  private func isWritten(_ property: String, of service: StackResource, _ resolver: Resolver) -> Bool {
    resolver.property(property, of: service).contains { alternative in
      if case .list(.written(let list)) = alternative.content { return !list.value.items.isEmpty }
      return alternative.content != .absent
    }
  }

  /// The one container of a task definition that is not there to serve others.
  private func onlyWorker(of definition: StackResource, _ resolver: Resolver) -> TaskContainer? {
    let containers = resolver.containers(of: definition)
    if containers.count == 1 { return containers[0] }
    let workers = containers.filter { container in
      container.isEssential != false && container.knownName.map { !NameWords($0).isSidecar } ?? true
    }
    return workers.count == 1 ? workers[0] : nil
  }

  private static let otherRunners: Set<ResourceType> = [
    "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::StepFunctions::StateMachine",
    "AWS::Serverless::StateMachine", "AWS::Pipes::Pipe", "AWS::Lambda::Function", "AWS::Serverless::Function",
  ]

  private func isRunOtherwise(_ id: ResourceID, in workspace: Workspace) -> Bool {
    owners(of: id).contains { owner in
      guard case .resource(let position) = owner else { return false }
      let type = workspace[ResourceID(id.stack, position)].type
      return Self.otherRunners.contains(type) || type.isCustom
    }
  }

  /// The task definitions that something in another stack runs, by what it imports or by their family.
  private func definitionsRunElsewhere(_ resolver: Resolver) -> Set<ResourceID> {
    guard !servedDefinitions.isEmpty else { return [] }
    let workspace = resolver.workspace
    var found: Set<ResourceID> = []
    for runner in workspace.resources(where: { Self.otherRunners.contains($0) || $0.isCustom }) {
      for value in resolver.shownTexts(at: [], of: runner).flatMap(\.values) {
        switch value.content {
        case .origin(.resource(let id, _)): found.insert(id)
        case .pieces(let pieces):
          for case .origin(.resource(let id, _)) in pieces { found.insert(id) }
        case .text(let text): if let id = definition(ofFamily: text) { found.insert(id) }
        default: break
        }
      }
    }
    return found
  }

  private func names(
    of definition: StackResource, _ container: TaskContainer, _ service: StackResource, _ resolver: Resolver
  ) -> [String] {
    let named = [
      resolver.property("Family", of: definition), container.name, resolver.property("ServiceName", of: service),
    ]
    return [definition.logicalID.rawValue, service.logicalID.rawValue]
      + named.flatMap { $0.compactMap(\.content.textWithHoles) }
  }

  private func imageTag(of container: TaskContainer) -> String? {
    for image in container.image {
      guard let parts = image.content.textWithHoles?.imageParts, let word = NameWords(parts.tag).oneOff else {
        continue
      }
      return parts.tag.contains(CommandCourse.hole) ? word : parts.tag
    }
    return nil
  }

  private func repositories(of container: TaskContainer) -> [String] {
    container.image.compactMap { $0.content.textWithHoles?.imageParts.repository }
      .filter { !$0.isEmpty && $0 != CommandCourse.hole }
  }

  private func imageRepositoriesBehindBalancers(_ resolver: Resolver) -> Set<String> {
    var repositories: Set<String> = []
    for id in servedDefinitions
    where services(of: id).contains(where: { isWritten("LoadBalancers", of: $0.service, resolver) }) {
      for container in resolver.containers(of: resolver.workspace[id]) {
        repositories.formUnion(self.repositories(of: container))
      }
    }
    return repositories
  }
}

extension String {
  /// The repository and the tag of an image's name; the tag is empty when none is written.
  package var imageParts: (repository: String, tag: String) {
    let name = utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? startIndex
    guard let colon = self[name...].utf8.firstIndex(of: UInt8(ascii: ":")),
      !self[name...].utf8.contains(UInt8(ascii: "@"))
    else { return (self, "") }
    return (String(self[..<colon]), String(self[utf8.index(after: colon)...]))
  }
}
