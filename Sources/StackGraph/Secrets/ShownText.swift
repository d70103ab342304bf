import CloudFormation
import SourceText

/// A text somewhere below a property: the value of a variable, a tag, a word of a command.
package struct ShownText: Sendable {
  /// What it is called: the key of its map, or the name that stands beside it in an item such as
  /// `{Name: …, Value: …}`; nil in a plain list and where it is not known.
  package let name: String?
  /// The map it stands in, if so.
  package let map: StackValue?
  /// What it can be.
  package let values: [Alternative]
  /// The stack in whose template it is written.
  package let stack: StackID
  /// Where it is written.
  package let span: Span
}

extension Resolver {
  /// The texts below a property of a resource, at a path in which `*` stands for each item of a list.
  package func shownTexts(at path: [String], of resource: StackResource) -> [ShownText] {
    places(at: path, of: resource).flatMap { shownTexts(below: $0, called: nil) }
  }

  /// What stands at a path from the properties of a resource, apart for each item of a list that `*` stands for.
  package func places(at path: [String], of resource: StackResource) -> [[Alternative]] {
    let parts = path.split(separator: "*", omittingEmptySubsequences: false)
    var places = [property(Array(parts[0]), of: resource)]
    for part in parts.dropFirst() {
      places = places.flatMap { place in
        list(of: place, at: nil).items.map { member(Array(part), of: alternatives(of: $0), orAt: $0.span) }
      }
    }
    return places
  }

  /// The texts below some alternatives of a value.
  package func shownTexts(below alternatives: [Alternative]) -> [ShownText] {
    shownTexts(below: alternatives, called: nil)
  }

  private func shownTexts(below alternatives: [Alternative], called name: String?) -> [ShownText] {
    var texts: [ShownText] = []
    // What is chosen from by conditions is one text with several values.
    var leaves: [Alternative] = []
    for alternative in alternatives {
      switch alternative.content {
      case .map(let map): texts += members(of: map, in: alternative)
      case .list(.written): texts += items(of: alternative, called: name)
      case .list(.contents), .absent: break
      case .text, .origin, .pieces, .unknown: leaves.append(alternative)
      }
    }
    if let first = leaves.first {
      // What comes from elsewhere is used where its way begins.
      let start = first.trail.first.flatMap { step in
        step.stack == first.stack && first.span.contains(step.span) ? nil : step
      }
      texts.append(
        ShownText(
          name: name, map: nil, values: leaves, stack: start?.stack ?? first.stack, span: start?.span ?? first.span))
    }
    return texts
  }

  private func items(of list: Alternative, called name: String?) -> [ShownText] {
    self.list(of: [list], at: nil).items.flatMap { item -> [ShownText] in
      let found = shownTexts(below: alternatives(of: item), called: name)
      guard let value = item.value else { return found }
      return found.map { $0.map == nil ? $0.written(at: value.value.span, in: value.stack) : $0 }
    }
  }

  /// The keys that name and hold a value in the lists of services that take lists for maps.
  private static let pairs = [
    ("Name", "Value"), ("Key", "Value"), ("OptionName", "Value"), ("Variable", "Value"), ("name", "value"),
  ]

  private func members(of map: StackValue, in alternative: Alternative) -> [ShownText] {
    func texts(_ value: Value, called name: String?) -> [ShownText] {
      let values = restrict(
        alternatives(of: StackValue(value, in: map.stack)), to: alternative.scenario, after: alternative.trail)
      return shownTexts(below: values, called: name).map {
        $0.map == nil
          ? ShownText(name: $0.name, map: map, values: $0.values, stack: map.stack, span: value.span) : $0
      }
    }
    for (key, member) in Self.pairs {
      guard let name = map.value[key], let value = map.value[member] else { continue }
      return texts(
        value, called: alternatives(of: StackValue(name, in: map.stack)).lazy.compactMap(\.content.text).first)
    }
    return map.value.entries.flatMap { texts($0.value, called: $0.key.text) }
  }

  /// The texts a script can be, `Base64` around it undone.
  package func scripts(_ value: StackValue, in scope: Scenario) -> [Alternative] {
    switch value.value.form {
    case .call(.base64(let source)): return scripts(StackValue(source, in: value.stack), in: scope)
    case .call(.if(let condition, let then, let otherwise)):
      let holds =
        condition.text.map { self.condition($0, in: value.stack) }
        ?? truth(of: ConditionExpression(condition), in: value.stack)
      return scripts(StackValue(then, in: value.stack), in: space.and(scope, holds))
        + scripts(StackValue(otherwise, in: value.stack), in: space.and(scope, space.not(holds)))
    default: return scope.isNever ? [] : alternatives(of: value, in: scope)
    }
  }
}

extension ShownText {
  fileprivate func written(at span: Span, in stack: StackID) -> ShownText {
    ShownText(name: name, map: map, values: values, stack: stack, span: span)
  }
}
