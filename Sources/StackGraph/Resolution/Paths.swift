import CloudFormation
import SourceText

extension Resolver {
  /// What stands below a value, reached by keys of maps and by indices, from 0, of lists, in the scenarios of `scope`.
  /// Where nothing stands there the content is `absent`, at `span`.
  package func content(
    at path: [String], below value: StackValue, in scope: Scenario, orAt span: Span
  ) -> [Alternative] {
    let missing = Alternative(content: .absent, scenario: .always, stack: value.stack, span: span, trail: [])
    var current = alternatives(of: value, in: scope)
    for step in path {
      current = current.flatMap { alternative -> [Alternative] in
        switch alternative.content {
        case .map, .absent: return member([step], of: [alternative], orAt: span)
        default:
          guard let index = Int(step), index >= 0 else { return [alternative.with(.unknown(.computed))] }
          return item(index, of: alternative, orElse: missing, at: value)
        }
      }
    }
    return current
  }

  /// What stands at a path from the properties of a resource, where `*` is every item of a list, in the scenarios in
  /// which the resource exists. What is not written has no alternative behind a list.
  package func values(at path: [String], of resource: StackResource) -> [Alternative] {
    let parts = path.split(separator: "*", omittingEmptySubsequences: false)
    var current = property(Array(parts[0]), of: resource)
    for part in parts.dropFirst() {
      current = list(of: current, at: nil).items.flatMap { item in
        member(Array(part), of: alternatives(of: item), orAt: item.span)
      }
    }
    return current
  }
}
