import CloudFormation
import SourceText

/// An item of a list and when it is there.
package struct ListItem: Sendable {
  enum Source: Sendable {
    case value(StackValue)
    case content(Content)
  }
  let source: Source
  /// When the item is in the list.
  package let scenario: Scenario
  /// The stack in whose template the item is written.
  package let stack: StackID
  /// Where the item is written, in bytes of that template.
  package let span: Span
  /// The way from the list asked for to the item.
  package let trail: [Step]

  /// The item as written, if it is.
  package var value: StackValue? { if case .value(let value) = source { value } else { nil } }
}

/// The items of a list, each with when it is there.
package struct ResolvedList: Sendable {
  /// The items in order; those of lists that exclude each other one after the other.
  package var items: [ListItem]
  /// Whether there may be further items, in some scenario.
  package var isOpen: Bool

  /// The list, or its first `length` items, in every scenario of `scope` that makes a difference to it; nil when these
  /// are more than `limit`.
  package func cases(
    in space: ScenarioSpace, within scope: Scenario = .always, length: Int = .max, limit: Int
  ) -> [(scenario: Scenario, items: [ListItem])]? {
    if length == .max, hasMoreCases(than: limit, in: space, within: scope) { return nil }
    var cases: [(scenario: Scenario, items: [ListItem])] = [(scope, [])]
    for item in items {
      let scenarios = cases.map { $0.items.count < length ? space.and($0.scenario, item.scenario) : .never }
      if zip(scenarios, cases).allSatisfy({ $0.isNever || $0 == $1.scenario }) {
        for index in cases.indices where !scenarios[index].isNever { cases[index].items.append(item) }
        continue
      }
      let absent = space.not(item.scenario)
      cases = zip(scenarios, cases).flatMap { there, known in
        if there.isNever { return [known] }
        let without = space.and(known.scenario, absent)
        return [(there, known.items + [item])] + (without.isNever ? [] : [(without, known.items)])
      }
      if cases.count > limit { return nil }
    }
    return cases
  }

  /// Whether the items that depend on different things alone make more cases than `limit`.
  private func hasMoreCases(than limit: Int, in space: ScenarioSpace, within scope: Scenario) -> Bool {
    var count = 1
    guard items.count > 1, items.count >= Int.bitWidth - limit.leadingZeroBitCount else { return false }
    var seen = Set(space.support(of: scope))
    for item in items {
      let support = space.support(of: item.scenario)
      guard !support.isEmpty, seen.isDisjoint(with: support) else { continue }
      seen.formUnion(support)
      count *= 2
      if count > limit { return true }
    }
    return false
  }
}

extension Resolver {
  /// The items of a value where a list is expected; a single value counts as a list of one.
  package func list(of value: StackValue) -> ResolvedList { list(of: alternatives(of: value), at: value) }

  /// The items of what a property can be, where a list is expected.
  package func list(of alternatives: [Alternative], at value: StackValue?) -> ResolvedList {
    var list = ResolvedList(items: [], isOpen: false)
    for alternative in alternatives {
      switch alternative.content {
      case .list(.written(let written)):
        for item in written.value.items { add(StackValue(item, in: written.stack), alternative, to: &list) }
      case .list(.contents(let contents, _)):
        list.items += contents.map {
          ListItem(
            source: .content($0), scenario: alternative.scenario, stack: alternative.stack, span: alternative.span,
            trail: alternative.trail)
        }
      case .absent: break
      case .text, .map, .pieces, .origin(.resource), .origin(.item):
        list.items.append(
          ListItem(
            source: .content(alternative.content), scenario: alternative.scenario, stack: alternative.stack,
            span: alternative.span, trail: alternative.trail))
      case .origin, .unknown: list.isOpen = true
      }
    }
    return list
  }

  /// Adds a written item, which is several when it is a choice or a list of its own, and none when it is no value.
  private func add(_ item: StackValue, _ list: Alternative, to result: inout ResolvedList) {
    guard case .call(.if) = item.value.form else {
      if case .call(.ref(let name)) = item.value.form, name.text == PseudoParameter.noValue.rawValue { return }
      result.items.append(
        ListItem(
          source: .value(item), scenario: list.scenario, stack: item.stack, span: item.value.span, trail: list.trail))
      return
    }
    for alternative in alternatives(of: item, in: list.scenario) where alternative.content != .absent {
      result.items.append(
        ListItem(
          source: .content(alternative.content), scenario: alternative.scenario, stack: alternative.stack,
          span: alternative.span, trail: list.trail + alternative.trail))
    }
  }

  /// What an item of a list can be, in the scenarios in which it is there.
  package func alternatives(of item: ListItem) -> [Alternative] {
    switch item.source {
    case .value(let value): return restrict(alternatives(of: value), to: item.scenario, after: item.trail)
    case .content(let content):
      return [
        Alternative(content: content, scenario: item.scenario, stack: item.stack, span: item.span, trail: item.trail)
      ]
    }
  }

  /// What `Fn::Select` can be.
  func selected(_ index: StackValue, from list: StackValue, at value: StackValue) -> [Alternative] {
    alternatives(of: index).flatMap { choice -> [Alternative] in
      guard let position = choice.content.integer, position >= 0 else {
        return restrict([unknown(.computed, at: value)], to: choice.scenario)
      }
      return restrict(item(position, of: list, at: value), to: choice.scenario)
    }
  }

  private func item(_ position: Int, of list: StackValue, at value: StackValue) -> [Alternative] {
    if case .call(.split(let delimiter, let source)) = list.value.form, let separator = delimiter.text,
      !separator.isEmpty
    {
      // Where a text is not known to its end, its first parts are.
      return alternatives(of: StackValue(source, in: list.stack)).flatMap { text -> [Alternative] in
        if let part = text.content.part(position, between: separator, in: workspace) { return [text.with(part)] }
        let parts = text.with(text.content.split(by: separator, at: list, in: workspace))
        return item(position, of: parts, orElse: unknown(.pastEnd, at: value), at: value)
      }
    }
    return alternatives(of: list).flatMap { item(position, of: $0, orElse: unknown(.pastEnd, at: value), at: value) }
  }

  /// What the item at a position, from 0, of one of the things a list can be is; `missing` where the list is shorter.
  func item(
    _ position: Int, of alternative: Alternative, orElse missing: Alternative, at value: StackValue
  ) -> [Alternative] {
    switch alternative.content {
    case .origin(.zones(let region, let stack)):
      return [alternative.with(.origin(.zone(index: position, region: region, stack)))]
    case .origin(.parameter(let stack, let parameter))
    where workspace[stack].template.parameters.elements[Int(parameter)].isList:
      return [alternative.with(.origin(.item(index: position, stack, position: parameter)))]
    case .list:
      let items = self.list(of: [alternative], at: value)
      let cases = items.cases(
        in: space, within: alternative.scenario, length: position + 1, limit: Self.alternativeLimit)
      guard let cases else {
        return restrict([tooMany(at: value)], to: alternative.scenario)
      }
      return cases.flatMap { scope, items in
        guard position < items.count else { return restrict([missing], to: scope) }
        return restrict(alternatives(of: items[position]), to: scope)
      }
    default: return [alternative.with(.unknown(.computed))]
    }
  }
}
