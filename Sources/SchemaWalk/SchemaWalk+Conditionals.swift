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

  /// Judges by a node that holds because of what another found, which reasons for problems name.
  private func check(
    _ subject: Subject, _ node: SchemaNode, after test: SchemaNode, in scope: Scenario
  ) -> Verdict {
    guard found != nil, case .map(let map) = subject else { return check(subject, node, in: scope) }
    let outer = reasons
    defer { reasons = outer }
    var last: Span?
    for member in tested(test, of: map) {
      let value = resolver.alternatives(of: member.value, in: scope).first?.content.text
      reasons.append((member.key.text, value ?? ""))
      last = member.value.value.span
    }
    guard node == .nothing else { return check(subject, node, in: scope) }
    report(.combination, at: last, in: scope)
    return .wrong
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
