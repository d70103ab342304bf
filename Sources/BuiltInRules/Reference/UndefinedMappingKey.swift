import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A lookup with a key that its mapping does not have, whatever or in some scenarios.
  static let undefinedMappingKey = Rule.template("undefined-mapping-key") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    var keys: [String: MappingKeys?] = [:]
    // The references to mappings tell where lookups stand.
    var sites: [Span: Reference]?
    // Each suggestion looks at every key of a mapping.
    var suggestionsLeft = 100
    func suggestion(_ key: String, _ candidates: @autoclosure () -> [String]) -> String {
      suggestionsLeft -= 1
      guard suggestionsLeft >= 0 else { return "" }
      var suggestions = NameSuggestions(candidates())
      return suggestions.sentence(for: key)
    }
    for lookup in template.lookups where !lookup.hasFallback {
      guard let name = lookup.map.text, let mapping = template.mappings[name] else { continue }
      let known = keys[name] ?? MappingKeys(mapping)
      keys.updateValue(known, forKey: name)
      guard let known else { continue }
      let topKey = lookup.topKey.text
      if let topKey, !known.has(topKey) {
        context.report(
          .hasNoTopKey(name, topKey, suggestion(topKey, known.topKeys)),
          kind: "certain", at: context.place(lookup.topKey.span, in: template),
          notes: [Note("the mapping", at: context.place(mapping.key.span, in: template))])
      } else if topKey != nil || !lookup.topKey.isNull, let key = lookup.secondKey.text, known.lacks(key, below: topKey)
      {
        context.report(
          .hasNoSecondKey(name, topKey, key, suggestion(key, known.secondKeys(below: topKey))),
          kind: "certain", at: context.place(lookup.secondKey.span, in: template),
          notes: [Note("the mapping", at: context.place(mapping.key.span, in: template))])
      } else if lookup.topKey.isCall || lookup.secondKey.isCall {
        let found = sites ?? template.mappingReferences
        sites = found
        guard let site = found[lookup.map.node.span] else { continue }
        for stack in context.workspace.stacks where stack.template === template {
          reportComputedKeys(of: lookup, at: site, known, mapping, in: stack, to: context)
        }
      }
    }
  }

  /// Reports the keys of a lookup that come from parameters, or are put together, and that its mapping does not have.
  private static func reportComputedKeys(
    of lookup: MappingLookup, at site: Reference, _ known: MappingKeys, _ mapping: Mapping, in stack: Stack,
    to context: RuleContext
  ) {
    let resolver = context.resolver
    let space = resolver.space
    guard let scope = resolver.scope(of: site.owner, in: site.branches, of: stack), !scope.isNever else { return }
    func report(_ missing: [Alternative], _ right: [Scenario], at key: Value, _ message: (String) -> Finding.Message) {
      guard let first = missing.first, let text = first.content.text else { return }
      let absent = space.or(missing.map(\.scenario))
      guard let extent = resolver.extent(of: absent, within: scope, right: space.or(right)) else { return }
      context.report(
        message(text), kind: extent == .sometimes ? "possible" : "certain", at: context.place(key.span, in: stack.id),
        notes: [context.note("the mapping", at: mapping.key.span, in: stack.id)], flow: context.flow(of: first),
        when: absent, extent: extent)
    }
    let tops = resolver.alternatives(of: StackValue(lookup.topKey, in: stack.id), in: scope)
    if lookup.topKey.isCall {
      report(
        tops.filter { $0.content.text.map { !known.has(likely: $0) } == true },
        tops.filter { $0.content.text.map { known.has($0) } ?? false }.map(\.scenario), at: lookup.topKey
      ) { .hasNoTopKey(mapping.name, $0, "") }
    }
    guard lookup.secondKey.isCall, let top = lookup.topKey.text else { return }
    let seconds = resolver.alternatives(of: StackValue(lookup.secondKey, in: stack.id), in: scope)
    report(
      seconds.filter { $0.content.text.map { known.lacks($0, below: top) } == true },
      seconds.filter { $0.content.text.map { !known.lacks($0, below: top) } == true }.map(\.scenario),
      at: lookup.secondKey
    ) { .hasNoSecondKey(mapping.name, top, $0, "") }
  }
}

extension Template {
  /// The references to mappings, by their place.
  fileprivate var mappingReferences: [Span: Reference] {
    Dictionary(
      references.filter { if case .mapping = $0.target { true } else { false } }.map { ($0.span, $0) }
    ) { first, _ in first }
  }
}

extension Finding.Message {
  fileprivate static func hasNoTopKey(_ mapping: String, _ key: String, _ suggestion: String) -> Self {
    """
    Mapping `\(mapping)` has no key `\(key)`, so the lookup fails when the stack is deployed.\(wording: suggestion) \
    Add the key, or look up another one.
    """
  }

  fileprivate static func hasNoSecondKey(
    _ mapping: String, _ topKey: String?, _ key: String, _ suggestion: String
  ) -> Self {
    let place = topKey.map { "below `\($0)`" } ?? "below any of its keys"
    return """
      Mapping `\(mapping)` has no key `\(key)` \(place), so the lookup fails when the stack is deployed.\
      \(wording: suggestion) Add the key, or look up another one.
      """
  }
}
