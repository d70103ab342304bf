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

  /// Follows each service to the task definitions it may run, in whatever stack they stand.
  package init(_ resolver: Resolver) {
    for service in resolver.workspace.resources(of: "AWS::ECS::Service") {
      for alternative in resolver.property("TaskDefinition", of: service) {
        guard let id = alternative.content.resource,
          resolver.workspace[id].type == "AWS::ECS::TaskDefinition"
        else { continue }
        servicesByDefinition[id, default: []].append(Use(service: service, scenario: alternative.scenario))
      }
    }
    collectOwners(in: resolver.workspace)
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
