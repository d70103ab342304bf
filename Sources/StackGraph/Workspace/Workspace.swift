import CloudFormation
import SourceText
import YAMLTree

/// All templates of a run as one linked system. Built once, then never changed: threads may share it.
package final class Workspace: Sendable {
  /// The templates, in the order of their files.
  package let templates: [Template]
  /// The stacks: each that people deploy, in the order of their files and deployments, followed by its nested ones.
  package let stacks: [Stack]
  /// The stacks of each template that makes several, deployed or nested more than once.
  package let instances: [FileID: [StackID]]
  /// The templates with loops.
  package let loopTemplates: [FileID: Template]
  /// Which export every import takes its value from.
  package let links: ImportLinks
  /// The names of stacks that are known to lie outside; `*` stands for any characters.
  package let externalStacks: [String]
  /// What the tasks of ECS that scripts and pipelines run are called: a family or an ARN, with U+FFFC for parts that are
  /// not known.
  package let tasksRunByScripts: [String]
  private let resourcesByType: [ResourceType: [ResourceID]]

  /// Links templates, given in the order of their files.
  ///
  /// A template makes one stack for each deployment with a name, region and account of its own, in the order given; a
  /// deployment without a name pins parameters of every stack of its template. A template without a named deployment
  /// makes one stack, or one for each time it is nested.
  package init(
    _ templates: [Template], deployments: [Deployment] = [], externalStacks: [String] = [],
    tasksRunByScripts: [String] = []
  ) {
    self.tasksRunByScripts = tasksRunByScripts
    self.templates = templates
    self.externalStacks = externalStacks
    stacks = StackForest(templates, deployments).stacks
    var byType: [ResourceType: [ResourceID]] = [:]
    for stack in stacks {
      for (position, resource) in stack.template.resources.enumerated() {
        byType[resource.type, default: []].append(ResourceID(stack.id, position))
      }
    }
    resourcesByType = byType
    loopTemplates = Dictionary(templates.filter { $0.loops != nil }.map { ($0.file.id, $0) }) { first, _ in first }
    instances =
      stacks.count > templates.count
      ? Dictionary(grouping: stacks, by: \.template.file.id).filter { $0.value.count > 1 }.mapValues { $0.map(\.id) }
      : [:]
    links = ImportLinks(linking: stacks, outside: externalStacks)
  }

  /// The stack of an identity.
  package subscript(id: StackID) -> Stack { stacks[Int(id.index)] }

  /// The stack people deploy that holds a stack.
  package func root(of id: StackID) -> StackID { stacks[Int(id.index)].root }

  /// The resource of an identity.
  package subscript(id: ResourceID) -> StackResource {
    StackResource(id: id, resource: self[id.stack].template.resources.elements[Int(id.position)])
  }

  /// The resources of some types, by stack and position.
  package func resources(of types: ResourceType...) -> [StackResource] { resources(of: types) }

  /// The resources of some types, by stack and position.
  package func resources(of types: [ResourceType]) -> [StackResource] {
    if types.count == 1 { return (resourcesByType[types[0]] ?? []).map { self[$0] } }
    return types.flatMap { resourcesByType[$0] ?? [] }.sorted().map { self[$0] }
  }

  /// The resources of the types that are wanted, by stack and position.
  package func resources(where isWanted: (ResourceType) -> Bool) -> [StackResource] {
    resourcesByType.filter { isWanted($0.key) }.flatMap(\.value).sorted().map { self[$0] }
  }

  /// Whether a resource of the type exists.
  package func hasResources(of type: ResourceType) -> Bool { resourcesByType[type] != nil }

  /// The resource a stack calls by a logical ID.
  package func resource(_ id: LogicalID, in stack: StackID) -> StackResource? {
    self[stack].template.resources.position(of: id.rawValue).map { self[ResourceID(stack, $0)] }
  }

  /// The stack a nested-stack resource makes, when its template is in the workspace.
  package func nestedStack(of resource: ResourceID) -> Stack? {
    self[resource.stack].children[resource.position].map { self[$0] }
  }
}
