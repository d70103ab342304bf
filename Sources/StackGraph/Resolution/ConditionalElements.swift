import CloudFormation
import Findings
import SourceText

/// The resources and outputs of the templates that exist under a condition, by where they stand.
struct ConditionalElements {
  /// The stacks of templates that make one: what exists in one of several may not in another.
  private let stacks: [FileID: Stack]
  /// By their place; those of a template when something of it is first asked for.
  private var elements: [FileID: [(span: Span, condition: StackValue)]] = [:]

  init(_ workspace: Workspace) {
    let alone = workspace.stacks.lazy.filter { workspace.instances[$0.template.file.id] == nil }
    stacks = Dictionary(alone.map { ($0.template.file.id, $0) }) { first, _ in first }
  }

  /// The one stack that the template of a file makes.
  func stack(of file: FileID) -> Stack? { stacks[file] }

  /// The condition of what a place is part of.
  mutating func condition(at place: Place) -> StackValue? {
    guard let stack = stacks[place.file] else { return nil }
    let elements = elements[place.file] ?? Self.elements(of: stack)
    self.elements[place.file] = elements
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].span.start <= place.span.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0, elements[low - 1].span.contains(place.span) else { return nil }
    return elements[low - 1].condition
  }

  private static func elements(of stack: Stack) -> [(span: Span, condition: StackValue)] {
    let template = stack.template
    let conditional =
      template.resources.elements.map { ($0.key, $0.body, $0.condition) }
      + template.outputs.elements.map { ($0.key, $0.body, $0.condition) }
    return conditional.compactMap { key, body, condition in
      // What an alias stands for is written elsewhere.
      let span = body.span.start < key.span.end ? key.span : key.span.union(body.span)
      return condition.map { (span, StackValue($0, in: stack.id)) }
    }.sorted { $0.span < $1.span }
  }
}

extension Resolver {
  /// The condition of the resource or output that a place is part of; nil where it has none, or where its template makes
  /// several stacks.
  package func condition(at place: Place) -> StackValue? { conditionalElements.condition(at: place) }

  /// The stack whose template a place is in; nil where that template makes several.
  package func stack(at place: Place) -> Stack? { conditionalElements.stack(of: place.file) }
}
