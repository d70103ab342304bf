import CloudFormation

/// What runs the task definitions of a workspace.
package struct TaskRunners: Sendable {
  /// A service that runs a task definition, in some scenarios.
  package struct Use: Sendable {
    /// The service.
    package let service: StackResource
    /// When it runs the task definition.
    package let scenario: Scenario
  }

  private var servicesByDefinition: [ResourceID: [Use]] = [:]
  private var ownersByDefinition: [ResourceID: [Reference.Owner]] = [:]
  private let families: [String: ResourceID]

  /// Follows each service to the task definitions it may run, in whatever stack they stand.
  package init(_ resolver: Resolver) {
    let services = resolver.workspace.resources(of: "AWS::ECS::Service")
    families = services.isEmpty ? [:] : Self.families(resolver)
    for service in services {
      for alternative in resolver.property("TaskDefinition", of: service) {
        let named = alternative.content.text.flatMap { families[$0] }
        guard let id = alternative.content.resource ?? named, resolver.workspace[id].type == "AWS::ECS::TaskDefinition"
        else { continue }
        servicesByDefinition[id, default: []].append(Use(service: service, scenario: alternative.scenario))
      }
    }
    collectOwners(in: resolver.workspace)
  }

  /// Whether a script or pipeline may run a task definition by itself. One that runs what cannot be told at all may run
  /// any, where `orAny`.
  package func isRunByScript(_ definition: StackResource, orAny: Bool, _ resolver: Resolver) -> Bool {
    let tasks = resolver.workspace.tasksRunByScripts
    guard !tasks.isEmpty else { return false }
    let families = resolver.property("Family", of: definition).compactMap(\.content.textWithHoles)
    return tasks.contains { task in
      let name = String((task.split(at: "/").last ?? "").prefix { $0 != ":" })
      let known = name.unicodeScalars.filter { $0 != "\u{FFFC}" }.count
      if known < 3 { return orAny }
      return families.contains { Glob.mayMeet(name, $0) && $0.unicodeScalars.contains { $0 != "\u{FFFC}" } }
    }
  }

  /// The task definition that a text names: by its family alone, with a revision, or within an ARN.
  func definition(ofFamily text: String) -> ResourceID? {
    if let id = families[text] { return id }
    guard let name = text.split(at: "/").last, text.contains("task-definition/") || !text.contains("/") else {
      return nil
    }
    return families[String(name.prefix { $0 != ":" })]
  }

  /// The task definitions by family, where a family is known and belongs to one only.
  private static func families(_ resolver: Resolver) -> [String: ResourceID] {
    var families: [String: ResourceID?] = [:]
    for definition in resolver.workspace.resources(of: "AWS::ECS::TaskDefinition") {
      let family = resolver.property("Family", of: definition)
      guard family.count == 1, let text = family[0].content.text else { continue }
      families.updateValue(families.keys.contains(text) ? nil : definition.id, forKey: text)
    }
    return families.compactMapValues(\.self)
  }

  private mutating func collectOwners(in workspace: Workspace) {
    let definitions = workspace.resources(of: "AWS::ECS::TaskDefinition")
    var start = 0
    while start < definitions.count {
      let stack = definitions[start].stack
      let end = definitions[start...].firstIndex { $0.stack != stack } ?? definitions.count
      let names = Dictionary(
        definitions[start..<end].map { ($0.logicalID.rawValue, $0.id) }, uniquingKeysWith: { first, _ in first })
      for reference in workspace[stack].template.references {
        let name: String
        switch reference.target {
        case .ref(let target), .subVariable(let target), .attribute(resource: let target, attribute: _): name = target
        default: continue
        }
        guard let id = names[name], reference.owner != .resource(Int(id.position)) else { continue }
        ownersByDefinition[id, default: []].append(reference.owner)
      }
      start = end
    }
  }

  /// The task definitions that services run, by stack and position.
  package var servedDefinitions: [ResourceID] { servicesByDefinition.keys.sorted() }

  /// The services that may run a task definition.
  package func services(of definition: ResourceID) -> [Use] { servicesByDefinition[definition] ?? [] }

  /// The resources and outputs that name a task definition in its own stack, apart from itself and from `DependsOn`.
  package func owners(of definition: ResourceID) -> [Reference.Owner] { ownersByDefinition[definition] ?? [] }
}
