import CloudFormation

// The functions only `Rules` sections know (user guide, "Rule-specific intrinsic functions").
extension Resolver {
  /// The scenarios in which a list contains a value.
  func contains(_ list: StackValue, _ value: StackValue) -> Scenario {
    contains(list) { self.equality($0, value) }
  }

  /// The scenarios in which every member of a list is as `isRight` says of each.
  func eachMember(of list: StackValue, _ isRight: (ListItem) -> Scenario) -> Scenario {
    let members = self.list(of: list)
    let known = space.and(members.items.map { space.or(space.not($0.scenario), isRight($0)) })
    return members.isOpen ? space.and(known, opaque("members \(list.key)", in: list.stack)) : known
  }

  /// The scenarios in which some member of a list is as `isRight` says of each.
  func contains(_ list: StackValue, _ isRight: (ListItem) -> Scenario) -> Scenario {
    let members = self.list(of: list)
    let known = space.or(members.items.map { space.and($0.scenario, isRight($0)) })
    return members.isOpen ? space.or(known, opaque("members \(list.key)", in: list.stack)) : known
  }

  /// The scenarios in which a member of a list is a value.
  func equality(_ item: ListItem, _ value: StackValue) -> Scenario {
    if let written = item.value { return equality(written, value) }
    return equality(alternatives(of: item), nil, alternatives(of: value), value)
  }

  /// The scenarios in which members of two lists are equal.
  func equality(_ item: ListItem, _ other: ListItem, in stack: StackID) -> Scenario {
    if let value = other.value { return equality(item, value) }
    if let value = item.value { return equality(other, value) }
    return equality(alternatives(of: item), nil, alternatives(of: other), nil)
  }
}

extension StackValue {
  /// A text that tells the value from all others of the workspace.
  fileprivate var key: String { "\(stack.index) \(value.node.id)" }
}
