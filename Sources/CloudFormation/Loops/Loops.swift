import SourceText
import YAMLTree

/// The loops (`Fn::ForEach`) of a template and what came of them.
public struct Loops: Sendable {
  /// A loop as it is written.
  struct Written: Sendable {
    /// Its collection.
    let collection: Value
    /// Its body.
    let body: Value
    /// The identifiers of the loops around it and its own.
    let identifiers: [String]
    /// Whether something was made of its body.
    var hasMade = false
  }

  /// The loops that were expanded.
  var expanded: [Written] = []
  /// The functions that were replaced by the attribute of a resource they compute, and the identifiers around them.
  var computed: [(value: Value, identifiers: [String])] = []
  /// Whether the values of a loop are only likely.
  public internal(set) var hasLikelyValues = false
  /// The bodies of loops whose values are those of defaults, with the loops' identifiers and the parameters these are of.
  var likely: [(body: Value, identifier: String, parameters: [String])] = []
  /// The bodies of the loops that make elements of values that are only likely, by section.
  var likelyBodies: [String: [Value]] = [:]
  /// What is wrong with them.
  var problems: [TemplateProblem] = []
  /// The places from which several nodes were made, in rising order, none in another.
  var repeatedSpans: [Span] = []
  /// The texts that were made, but for long ones.
  var madeTexts: Set<String> = []

  /// Whether the nodes at a place were made by a loop, so that the same may be said of each.
  public func repeats(_ span: Span) -> Bool {
    var low = 0
    var high = repeatedSpans.count
    while low < high {
      let middle = (low + high) / 2
      if repeatedSpans[middle].start <= span.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && repeatedSpans[low - 1].contains(span)
  }

  /// The parameters whose defaults are the reason why something stands at a place. What a loop makes alike of all values
  /// has no such reason where it is looked at `alone`, by itself.
  public func parameters(behind span: Span, alone: Bool) -> [String] {
    likely.filter {
      $0.body.node.fullSpan.contains(span) && (!alone || $0.body.node.varies($0.identifier, at: span))
    }.flatMap(\.parameters)
  }

  /// Whether a loop made a text: what is said of it is said of all that the loop made at the same place.
  public func hasMade(_ text: some StringProtocol) -> Bool { madeTexts.contains(String(text)) }
}

extension Node {
  /// Whether what stands at a place below, or a function it is an argument of, depends on the value of an identifier.
  fileprivate func varies(_ identifier: String, at span: Span) -> Bool {
    if self.span == span || fullSpan == span || Value(self).isCall { return mentions(identifier) }
    for (key, value) in entries {
      if key.fullSpan.contains(span) { return key.mentions(identifier) }
      if value.fullSpan.contains(span) { return value.resolved.varies(identifier, at: span) }
    }
    for item in items where item.fullSpan.contains(span) { return item.resolved.varies(identifier, at: span) }
    return mentions(identifier)
  }

  private func mentions(_ identifier: String) -> Bool {
    switch kind {
    case .scalar: isText(identifier) || LoopText(self, [LoopBinding(identifier, "")]) != nil
    case .sequence: items.contains { $0.resolved.mentions(identifier) }
    case .mapping: entries.contains { $0.key.mentions(identifier) || $0.value.resolved.mentions(identifier) }
    case .alias: false
    }
  }
}
