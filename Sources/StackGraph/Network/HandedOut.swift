import CloudFormation

extension Resolver {
  /// The resources whose id or ARN an output gives to whoever asks, or that are given to something whose work is not
  /// written in the workspace: others may add to what belongs to them.
  package var handedOut: Set<ResourceID> {
    if let known = networkMemo.handedOut { return known }
    var found: Set<ResourceID> = []
    for stack in workspace.stacks {
      for output in stack.template.outputs {
        if let value = output.value { addResources(in: StackValue(value, in: stack.id), to: &found) }
      }
      for (position, resource) in stack.template.resources.enumerated() where resource.type.mayHideParts {
        guard workspace.nestedStack(of: ResourceID(stack.id, position)) == nil else { continue }
        let isStack = resource.type.rawValue.hasSuffix("::Stack") || resource.type.rawValue.hasSuffix("::Application")
        let given = isStack ? resource.properties?["Parameters"] : resource.properties
        for (_, value) in given?.entries ?? [] { addResources(in: StackValue(value, in: stack.id), to: &found) }
      }
    }
    networkMemo.handedOut = found
    return found
  }

  private func addResources(in value: StackValue, to found: inout Set<ResourceID>) {
    for item in list(of: alternatives(of: value), at: nil).items {
      for alternative in alternatives(of: item) {
        guard case .origin(.resource(let id, let attribute)) = alternative.content else { continue }
        if attribute.map({ $0.hasSuffix("Id") || $0.hasSuffix("Arn") }) ?? true { found.insert(id) }
      }
    }
  }
}
