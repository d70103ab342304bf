import CloudFormation
import Facts
import SourceText
import StackGraph
import YAMLTree

extension SchemaWalk {
  /// Judges a list by one of the things a node says.
  func items(of subject: Subject, _ entry: SchemaNode.Entry, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    let outer = key
    defer { key = outer }
    switch subject {
    case .list(let list):
      // Most lists are written out, and every item is always there.
      let items = list.value.node.items
      guard items.isPlain else { return self.items(resolved(list), entry, node, in: scope) }
      if entry.keyword == .minItems || entry.keyword == .maxItems { return count(items.count, entry, in: scope) }
      return plainItems(items.map { StackValue(Value($0), in: list.stack) }, entry, node, in: scope)
    case .items(let list): return items(list, entry, node, in: scope)
    case .written, .text, .map: return .right
    case .typed(let types): return types.contains(.array) ? .unknown : .right
    case .unknown: return .unknown
    }
  }

  /// The items of a list, of which a node mostly says several things one after the other.
  private func resolved(_ list: StackValue) -> ResolvedList {
    if let last = lastList, last.value == list { return last.list }
    let resolved = resolver.list(of: list)
    lastList = (list, resolved)
    return resolved
  }

  private func plainItems(
    _ values: [StackValue], _ entry: SchemaNode.Entry, _ node: SchemaNode, in scope: Scenario
  ) -> Verdict {
    switch entry.keyword {
    case .items:
      let first = node.entry(.prefixItems)?.list.count ?? 0
      return values.dropFirst(first).reduce(.right) { space.all($0, check($1, entry.node, in: scope)) }
    case .prefixItems:
      return zip(values, entry.list.indices).reduce(.right) {
        space.all($0, check($1.0, entry.list.node($1.1), in: scope))
      }
    case .uniqueItems: return distinct(values, in: scope) { [$0.value.node.canonicalText] }
    case .uniqueKeys:
      let keys = entry.list.texts
      return distinct(values, keys: keys, in: scope) { value in
        // What is empty names nothing.
        keys.map { key in
          value.value.node[key.string].flatMap { $0.isText("" as StaticString) ? nil : $0.canonicalText }
        }
      }
    case .contains:
      let verdicts = values.map { value in quietly { check(value, entry.node, in: scope) } }
      let verdict = verdicts.reduce(.wrong) { space.any($0, $1) }
      report(.lacksItem, at: listSpan, in: space.and(verdict.invalid, scope))
      return verdict
    default: return .unknown
    }
  }

  /// Where a problem with a whole list is told: at its key, when it is written there.
  private var listSpan: Span? { place.way == nil ? key?.span : nil }

  private func count(_ count: Int, _ entry: SchemaNode.Entry, in scope: Scenario) -> Verdict {
    let isMinimum = entry.keyword == .minItems
    if isMinimum ? count >= entry.count : count <= entry.count { return .right }
    report(
      .itemCount(count, minimum: isMinimum ? entry.count : nil, maximum: isMinimum ? nil : entry.count),
      at: listSpan, in: scope)
    return .wrong
  }

  /// Judges whether no two values have the same text; values without texts are not compared.
  private func distinct(
    _ values: [StackValue], keys: [FactText] = [], in scope: Scenario, by texts: (StackValue) -> [String?]
  ) -> Verdict {
    guard values.count > 1 else { return .right }
    var seen: Set<[String]> = []
    var verdict = Verdict.right
    for value in values {
      let all = texts(value)
      let known = all.compactMap { $0 }
      guard known.count == all.count else { continue }
      guard !seen.insert(known).inserted else { continue }
      let text = value.value.text ?? ""
      report(keys.isEmpty ? .duplicateItem(text) : .duplicateKeys(keys), at: listSpan, in: scope)
      verdict = .wrong
    }
    return verdict
  }

  /// Judges a list of which some items are not written out or not always there.
  private func items(
    _ list: ResolvedList, _ entry: SchemaNode.Entry, _ node: SchemaNode, in scope: Scenario
  ) -> Verdict {
    switch entry.keyword {
    case .items:
      guard node.entry(.prefixItems) == nil else { return .unknown }
      var verdict: Verdict = list.isOpen ? Verdict(invalid: .never, valid: .never) : .right
      for item in list.items {
        let scenario = space.and(item.scenario, scope)
        guard !scenario.isNever else { continue }
        var one = check(item, entry.node, in: scenario)
        one.invalid = space.and(one.invalid, item.scenario)
        one.valid = space.or(one.valid, space.not(item.scenario))
        verdict = Verdict(
          invalid: space.or(verdict.invalid, one.invalid), valid: space.and(verdict.valid, one.valid))
      }
      return verdict
    case .minItems, .maxItems: return counts(of: list, entry, in: scope)
    case .uniqueItems: return distinct(list, in: scope)
    case .contains:
      guard !list.isOpen else { return .unknown }
      var verdict = Verdict.wrong
      for item in list.items {
        let one = quietly { check(item, entry.node, in: space.and(item.scenario, scope)) }
        verdict.invalid = space.and(verdict.invalid, space.or(one.invalid, space.not(item.scenario)))
        verdict.valid = space.or(verdict.valid, space.and(one.valid, item.scenario))
      }
      report(.lacksItem, at: listSpan, in: space.and(verdict.invalid, scope))
      return verdict
    default: return .unknown
    }
  }

  /// Judges whether no two items that are there together are equal.
  private func distinct(_ list: ResolvedList, in scope: Scenario) -> Verdict {
    var seen: [String: Scenario] = [:]
    var verdict = Verdict(invalid: .never, valid: list.isOpen ? .never : .always)
    for item in list.items {
      let alternative = resolver.alternatives(of: item).first
      guard
        let text = item.value?.value.node.canonicalText ?? alternative?.content.text.map({ "\($0.utf8.count):\($0)" })
      else {
        verdict.valid = .never
        continue
      }
      let scenario = space.and(item.scenario, scope)
      let both = seen[text].map { space.and($0, scenario) } ?? .never
      let outer = place
      let span = listSpan
      if item.value == nil { place.way = alternative.flatMap { self.place(of: $0).way } }
      report(.duplicateItem(alternative?.content.text ?? ""), at: span, in: both)
      place = outer
      verdict.invalid = space.or(verdict.invalid, both)
      seen[text] = space.or(seen[text] ?? .never, scenario)
    }
    verdict.valid = space.and(verdict.valid, space.not(verdict.invalid))
    return verdict
  }

  private func check(_ item: ListItem, _ node: SchemaNode, in scope: Scenario) -> Verdict {
    if let value = item.value { return check(value, node, in: scope) }
    let alternatives = resolver.alternatives(of: item)
    return alternatives.reduce(Verdict(invalid: .never, valid: .never)) { verdict, alternative in
      let outer = place
      defer {
        place = outer
        reference = nil
      }
      place = self.place(of: alternative)
      if alternative.isDirectReference { reference = alternative }
      let one = check(subject(of: alternative), node, in: space.and(alternative.scenario, scope))
      return Verdict(
        invalid: space.or(verdict.invalid, space.and(one.invalid, alternative.scenario)),
        valid: space.or(verdict.valid, space.and(one.valid, alternative.scenario)))
    }
  }

  private func subject(of item: Alternative) -> Subject {
    switch item.content {
    case .map(let map): .map(map)
    case .list(.written(let list)): .list(list)
    default: subject(item.content)
    }
  }

  /// How many different lists are told apart when items are counted.
  private static let caseLimit = 64

  private func counts(of list: ResolvedList, _ entry: SchemaNode.Entry, in scope: Scenario) -> Verdict {
    guard !list.isOpen, let cases = list.cases(in: space, within: scope, limit: Self.caseLimit) else {
      return .unknown
    }
    // A reference may stand for several items of a list.
    guard list.items.allSatisfy({ $0.isSingle(resolver) }) else { return .unknown }
    var verdict = Verdict(invalid: .never, valid: .never)
    for (scenario, items) in cases {
      if count(items.count, entry, in: scenario).isRight {
        verdict.valid = space.or(verdict.valid, scenario)
      } else {
        verdict.invalid = space.or(verdict.invalid, scenario)
      }
    }
    return verdict
  }
}

extension ListItem {
  /// Whether the item is one, not a value that may be a list of its own.
  fileprivate func isSingle(_ resolver: Resolver) -> Bool {
    resolver.alternatives(of: self).allSatisfy { alternative in
      switch alternative.content {
      case .list, .unknown, .origin(.zones): false
      case .origin(.parameter(let stack, let position)):
        !resolver.workspace[stack].template.parameters.elements[Int(position)].isList
      default: true
      }
    }
  }
}

extension Node.Items {
  /// Whether no item is a call, an alias or null.
  fileprivate var isPlain: Bool {
    for item in self {
      guard !item.isTagged, item.kind != .alias, !item.isNull else { return false }
      if item.kind == .mapping, item.entries.count == 1, Value(item).isCall { return false }
    }
    return true
  }
}
