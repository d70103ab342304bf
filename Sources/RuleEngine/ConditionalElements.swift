import CloudFormation
import Findings
import SourceText
import StackGraph

/// The resources and outputs of a workspace that exist under a condition, by where they stand.
struct ConditionalElements {
  private let elements: [FileID: [(span: Span, condition: StackValue)]]

  /// Templates that make several stacks are left out: what exists in one of them may not in another.
  init(_ workspace: Workspace) {
    var elements: [FileID: [(span: Span, condition: StackValue)]] = [:]
    for (file, stacks) in Dictionary(grouping: workspace.stacks, by: \.template.file.id) where stacks.count == 1 {
      let template = stacks[0].template
      let conditional =
        template.resources.elements.map { ($0.key, $0.body, $0.condition) }
        + template.outputs.elements.map { ($0.key, $0.body, $0.condition) }
      elements[file] = conditional.compactMap { key, body, condition in
        condition.map { (key.span.union(body.span), StackValue($0, in: stacks[0].id)) }
      }
    }
    self.elements = elements
  }

  /// The condition of what a place is part of.
  func condition(at place: Place) -> StackValue? {
    elements[place.file]?.first { $0.span.contains(place.span) }?.condition
  }
}
