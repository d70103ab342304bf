import CloudFormation
import SourceText
import StackGraph

/// What depends on each condition of a template.
struct ConditionDependents {
  private let template: Template
  /// The positions of the conditions that ask for a condition.
  private var conditions: [String: [Int]] = [:]
  /// The resources and outputs that exist under a condition.
  private var elements: [String: [(name: String, span: Span)]] = [:]

  init(of template: Template) {
    self.template = template
    for reference in template.references {
      guard case .condition(let index) = reference.owner, case .condition(let name) = reference.target else { continue }
      conditions[name, default: []].append(index)
    }
    for resource in template.resources {
      guard let condition = resource.condition, let name = condition.text else { continue }
      elements[name, default: []].append((resource.id.rawValue, condition.span))
    }
    for output in template.outputs {
      guard let condition = output.condition, let name = condition.text else { continue }
      elements[name, default: []].append((output.name, condition.span))
    }
  }

  /// The resources and outputs that never exist because a condition has one truth, by it or by conditions that have
  /// one truth through it.
  func absent(because name: String, _ resolver: Resolver, _ stack: Stack) -> [(name: String, span: Span)] {
    var seen: Set<String> = [name]
    var waiting = [name]
    var absent: [(name: String, span: Span)] = []
    while let next = waiting.popLast() {
      let scenario = resolver.condition(next, in: stack.id)
      guard scenario.isNever || scenario.isAlways else { continue }
      if scenario.isNever { absent += elements[next] ?? [] }
      for index in conditions[next] ?? [] {
        let dependent = template.conditions.elements[index].name
        if seen.insert(dependent).inserted { waiting.append(dependent) }
      }
    }
    return absent.sorted { $0.span < $1.span }
  }
}
