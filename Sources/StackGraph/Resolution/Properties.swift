import CloudFormation
import SourceText
import YAMLTree

extension Resolver {
  /// The scenarios in which a resource exists, its nesting stacks included.
  package func existence(of resource: StackResource) -> Scenario {
    let (stack, position) = (Int(resource.stack.index), Int(resource.id.position))
    if case .known(let known) = memos[stack].existences[position] { return known }
    var scenario = truth(ofAttribute: resource.resource.condition, in: resource.stack)
    if let parent = workspace[resource.stack].parent {
      scenario = space.and(scenario, existence(of: workspace[parent]))
    }
    memos[stack].existences[position] = .known(scenario)
    return scenario
  }

  /// What a property of a resource can be, reached by keys from `Properties`, in the scenarios in which the resource
  /// exists. Where it is not written the content is `absent`, and the place is the logical ID.
  package func property(_ path: String..., of resource: StackResource) -> [Alternative] { property(path, of: resource) }

  /// What a property of a resource can be, reached by keys from `Properties`.
  package func property(_ path: [String], of resource: StackResource) -> [Alternative] {
    let scope = existence(of: resource)
    let missing = Alternative(
      content: .absent, scenario: scope, stack: resource.stack, span: resource.resource.key.span, trail: [])
    guard !scope.isNever else { return [] }
    guard let properties = resource.resource.properties else { return [missing] }
    return member(path[...], of: StackValue(properties, in: resource.stack), in: scope, orAt: missing.span)
  }

  /// What a member of a value can be in the scenarios of `scope`, reached by keys; `absent` at `span` where one is not
  /// written. Most maps are written out, and need not be resolved to be gone through.
  private func member(
    _ path: ArraySlice<String>, of value: StackValue, in scope: Scenario, orAt span: Span
  ) -> [Alternative] {
    guard let key = path.first, case .map = value.value.form else {
      let found = alternatives(of: value, in: scope)
      return path.isEmpty ? found : member(Array(path), of: found, orAt: span)
    }
    guard let inner = value.value[key] else {
      return [Alternative(content: .absent, scenario: scope, stack: value.stack, span: span, trail: [])]
    }
    return member(path.dropFirst(), of: StackValue(inner, in: value.stack), in: scope, orAt: span)
  }

  /// Where a property is declared, reached by keys from `Properties`: its key, or the logical ID where it is not
  /// written or stands behind a function.
  package func key(_ path: String..., of resource: StackResource) -> Span { key(path, of: resource) }

  /// Where a property is declared, reached by a path of keys.
  package func key(_ path: [String], of resource: StackResource) -> Span {
    var value = resource.resource.properties
    var key = resource.resource.key
    for name in path {
      guard let entry = value?.entry(name) else { return resource.resource.key.span }
      key = entry.key
      value = entry.value
    }
    return key.span
  }

  /// What a member of a map can be, reached by keys from it.
  package func member(_ path: String..., of value: StackValue) -> [Alternative] {
    member(path[...], of: value, in: .always, orAt: value.value.span)
  }

  /// What a member of an item of a list can be, reached by keys from it.
  package func member(_ path: String..., of item: ListItem) -> [Alternative] {
    member(path, of: alternatives(of: item), orAt: item.span)
  }

  /// What the members of some alternatives can be, reached by keys; where one is not written, `absent` at `span`.
  package func member(_ path: [String], of alternatives: [Alternative], orAt span: Span) -> [Alternative] {
    var current = alternatives
    for key in path {
      current = current.flatMap { alternative -> [Alternative] in
        switch alternative.content {
        case .map(let map):
          guard let value = map.value[key] else {
            return [
              Alternative(
                content: .absent, scenario: alternative.scenario, stack: alternative.stack, span: span,
                trail: alternative.trail)
            ]
          }
          return restrict(
            self.alternatives(of: StackValue(value, in: map.stack)), to: alternative.scenario, after: alternative.trail)
        case .absent: return [alternative]
        default: return [alternative.with(.unknown(.computed))]
        }
      }
    }
    return current
  }
}
