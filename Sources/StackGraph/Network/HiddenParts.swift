import CloudFormation

extension Resolver {
  /// When something whose parts are not written in the workspace may add routes, associations and endpoints to its
  /// networks: a macro or loop, the unread rest of a broken template, or a module, custom resource or foreign nested
  /// stack that is given a part of a network.
  var hiddenNetworkParts: Scenario {
    var hidden = Scenario.never
    for stack in workspace.stacks {
      if stack.template.hasGeneratedNames || !stack.template.isWhole { return .always }
      for (position, resource) in stack.template.resources.enumerated() where resource.type.mayHideParts {
        let id = ResourceID(stack.id, position)
        guard workspace.nestedStack(of: id) == nil, isGivenNetwork(workspace[id]) else { continue }
        hidden = space.or(hidden, existence(of: workspace[id]))
      }
    }
    return hidden
  }

  private func isGivenNetwork(_ resource: StackResource) -> Bool {
    let isStack = resource.type == "AWS::CloudFormation::Stack" || resource.type == "AWS::Serverless::Application"
    guard let given = isStack ? resource.resource.properties?["Parameters"] : resource.resource.properties else {
      return false
    }
    return given.isCall
      || given.entries.contains { _, value in
        let lists = alternatives(of: StackValue(value, in: resource.stack))
        return list(of: lists, at: nil).items.contains { item in
          alternatives(of: item).contains { isPartOfNetwork($0.content) }
        }
      }
  }

  private func isPartOfNetwork(_ content: Content) -> Bool {
    switch content {
    case .origin(.resource(let id, attribute: _)):
      return ["AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::RouteTable"].contains(workspace[id].type)
    case .pieces(let pieces):
      return pieces.contains { piece in
        if case .origin(let origin) = piece { isPartOfNetwork(.origin(origin)) } else { false }
      }
    default: return false
    }
  }
}

extension ResourceType {
  /// Whether resources of the type may make others that are not written in the workspace.
  var mayHideParts: Bool {
    self == "AWS::CloudFormation::Stack" || self == "AWS::Serverless::Application" || isCustom
      || rawValue.hasSuffix("::MODULE")
  }
}
