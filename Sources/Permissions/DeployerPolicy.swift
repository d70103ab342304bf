import StackGraph

/// The IAM policy that whoever deploys a system needs to create, change and delete its stacks: a pipeline's role.
package struct DeployerPolicy: Sendable {
  /// A statement; all of them allow.
  package struct Statement: Hashable, Sendable {
    /// The actions, in alphabetical order.
    package let actions: [String]
    /// The ARNs, with `*` for what is not known, or `*` alone.
    package let resources: [String]
    /// The services that a role may be passed to; empty where no condition limits the statement.
    package let passedTo: [String]
  }

  /// The statements, in the order of their first actions; those for all resources are last.
  package let statements: [Statement]
  /// Sentences about what the policy leaves out because it is not known, in alphabetical order.
  package let gaps: [String]

  private static let placesShown = 3

  /// Finds what the deployer of a system needs.
  package init(for workspace: Workspace) {
    let naming = ResourceNaming(resolver: Resolver(workspace))
    var permissions = ResourcePermissions(naming: naming)
    for stack in workspace.stacks {
      if stack.parent == nil { permissions.add(stack) }
      if stack.template.resources.hasGenerators {
        permissions.note("what macros and loops make", stack.template.file.path)
      }
    }
    for resource in workspace.resources(where: { _ in true }) {
      permissions.add(resource)
      permissions.addFetchedValues(of: resource)
      if resource.type == "AWS::CloudFormation::Stack" { permissions.addTemplate(of: resource) }
    }
    let passing = permissions.roles.arns.map { services, arns in
      Statement(actions: ["iam:PassRole"], resources: arns.withoutCovered, passedTo: services)
    }.sorted { $0.passedTo.lexicographicallyPrecedes($1.passedTo) }
    let others = ActionGroups(permissions.demands).statements.map {
      Statement(actions: $0.actions, resources: $0.resources, passedTo: [])
    }
    statements = others.dropLast() + passing + others.suffix(1)
    gaps = permissions.gaps.sorted { $0.key < $1.key }.map { gap, places in
      let shown = places.sorted().prefix(Self.placesShown).joined(separator: ", ")
      let more = places.count > Self.placesShown ? " and \(places.count - Self.placesShown) more" : ""
      return "The policy leaves out \(gap): \(shown)\(more)."
    }
  }
}
