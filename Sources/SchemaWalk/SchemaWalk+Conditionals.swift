import Facts
import SourceText
import StackGraph
import YAMLTree

extension SchemaWalk {
  /// Judges a value by one node where another fits and by a third where it does not.
  func conditional(_ subject: Subject, _ branches: FactList, in scope: Scenario) -> Verdict {
    let test = quietly { check(subject, branches.node(0), in: scope) }
    var verdict = Verdict.unknown
    for (scenario, node) in [(test.valid, branches.node(1)), (test.invalid, branches.node(2))] {
      let reached = space.and(scenario, scope)
      guard !reached.isNever else { continue }
      let branch = check(subject, node, after: branches.node(0), in: reached)
      verdict.invalid = space.or(verdict.invalid, space.and(branch.invalid, scenario))
      verdict.valid = space.or(verdict.valid, space.and(branch.valid, scenario))
    }
    // Where the test is not decided, both branches may still agree.
    if branches.node(1) == .anything, branches.node(2) == .anything { return .right }
    return verdict
  }

  /// Judges a map by the nodes that hold for the values of one of its properties.
  func dispatch(
    _ subject: Subject, _ table: (property: FactText, nodes: FactList), in scope: Scenario
  ) -> Verdict {
    guard case .map(let map) = subject else { return subject.isOther ? .right : .unknown }
    guard let member = map.member(table.property) else { return .right }
    var verdict = Verdict.unknown
    for alternative in resolver.alternatives(of: member.value, in: scope) {
      var one = Verdict.unknown
      if let text = alternative.content.text {
        let index = table.nodes.find(text) ?? table.nodes.find(text.lowercased())
        one = index.map { check(subject, table.nodes.node($0), in: alternative.scenario) } ?? .right
      } else if alternative.content == .absent {
        one = .right
      }
      verdict.invalid = space.or(verdict.invalid, space.and(one.invalid, alternative.scenario))
      verdict.valid = space.or(verdict.valid, space.and(one.valid, alternative.scenario))
    }
    return verdict
  }

  /// Judges by a node that holds because of what another found, which problems name as reasons.
  private func check(
    _ subject: Subject, _ node: SchemaNode, after test: SchemaNode, in scope: Scenario
  ) -> Verdict {
    guard found != nil, case .map(let map) = subject else { return check(subject, node, in: scope) }
    tests.append((test, map, scope))
    defer { tests.removeLast() }
    guard node == .nothing else { return check(subject, node, in: scope) }
    report(.combination, at: tested(test, of: map).last?.value.value.span, in: scope)
    return .wrong
  }

  /// The properties and values that make the demands hold that are looked at.
  var reasons: [(property: String, values: [String])] {
    tests.flatMap { test, map, scope in
      tested(test, of: map).map { member in
        var values: [String] = []
        for case let text? in resolver.alternatives(of: member.value, in: scope).map(\.content.text)
        where !values.contains(text) { values.append(text) }
        return (member.key.text, values)
      }
    }
  }

  /// The members of a map whose values a test asks about.
  private func tested(_ test: SchemaNode, of map: StackValue) -> [Member] {
    guard let properties = test.entry(.properties)?.pairs else { return [] }
    return map.members.filter { member in
      guard let index = member.key.withUTF8({ properties.find($0) }) else { return false }
      return properties.node(index).asksForValue
    }
  }
}

extension SchemaNode {
  /// Whether the node wants more of a value than a type.
  fileprivate var asksForValue: Bool {
    for entry in entries where entry.keyword != .type { return true }
    return false
  }
}
