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
}
