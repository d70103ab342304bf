import CloudFormation
import YAMLTree

extension Resolver {
  /// The scenarios in which what stands in a part of a stack's template, within some branches of `If`, is read; nil
  /// when they cannot be told. Whether a nested stack exists at all is left aside.
  package func scope(
    of owner: Reference.Owner, in branches: [Reference.Branch], of stack: Stack
  ) -> Scenario? {
    let limit: Value?
    switch owner {
    case .resource(let position): limit = stack.template.resources.elements[position].condition
    case .output(let position): limit = stack.template.outputs.elements[position].condition
    default: return nil
    }
    var scope = truth(ofAttribute: limit, in: stack.id)
    for branch in branches {
      guard let name = branch.condition else { return nil }
      let holds = condition(name, in: stack.id)
      scope = space.and(scope, branch.isThen ? holds : space.not(holds))
    }
    return scope
  }

  /// The scenarios in which an import is made; nil when they cannot be told.
  package func scope(of site: ImportSite) -> Scenario? {
    let stack = workspace[site.stack]
    let scope = scope(of: site.owner, in: site.branches, of: stack)
    guard let scope, let parent = stack.parent else { return scope }
    return space.and(scope, existence(of: workspace[parent]))
  }

  /// The scenarios in which an output exists.
  package func existence(of output: OutputID) -> Scenario {
    let stack = workspace[output.stack]
    let condition = stack.template.outputs.elements[Int(output.position)].condition
    let exists = truth(ofAttribute: condition, in: stack.id)
    return stack.parent.map { space.and(exists, existence(of: workspace[$0])) } ?? exists
  }

  /// The scenarios in which two outputs of a stack are exported by one name.
  package func sameName(of output: OutputID, and other: OutputID) -> Scenario {
    let names = [output, other].compactMap { exportName(of: $0) }
    return names.count == 2 ? equality(names[0], names[1]) : .never
  }

  /// The scenarios in which an output is exported by a known text.
  package func scenario(of output: OutputID, named text: String) -> Scenario {
    let name = exportName(of: output).map { alternatives(of: $0) } ?? []
    return space.or(name.filter { $0.content.text == text }.map(\.scenario))
  }

  private func exportName(of output: OutputID) -> StackValue? {
    workspace[output.stack].template.outputs.elements[Int(output.position)].exportName.map {
      StackValue($0, in: output.stack)
    }
  }
}
