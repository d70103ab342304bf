import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A branch of `Fn::If` that what stands around it excludes.
  static let ifBranchUnreachable = Rule.conditions("if-branch-unreachable") { resolver, stack in
    let template = stack.template
    return template.choices.compactMap { choice -> ConditionDefect? in
      guard let position = template.conditions.position(of: choice.condition),
        let guards = template.guards(around: choice), !guards.isEmpty
      else { return nil }
      let space = resolver.space
      let holds = resolver.condition(at: position, in: stack.id)
      // A condition without a choice has a finding of its own, and what is never reached at all one further out.
      if holds.isNever || holds.isAlways { return nil }
      let scenarios = guards.map { $0.scenario(resolver, stack.id) }
      let scope = scenarios.count == 1 ? scenarios[0] : space.and(scenarios)
      if scope.isNever { return nil }
      let isThen = space.areDisjoint(scope, holds)
      guard isThen || space.implies(scope, holds) else { return nil }
      let excluded = isThen ? holds : space.not(holds)
      let branch = isThen ? choice.then : choice.otherwise
      let decisive = scenarios.lastIndex { space.areDisjoint($0, excluded) }
      let reasons = decisive.map { [guards[$0]] } ?? guards
      return ConditionDefect(
        message: .isNeverTaken(template.subject(choice.owner), choice.condition, isThen, reasons),
        kind: branch.isNoValue ? "empty" : "content", span: branch.headSpan,
        notes: reasons.compactMap { reason in reason.span.map { ("exists only when this holds", $0) } })
    }
  }
}

/// What must be so for a part of a template to count.
private struct Guard {
  let condition: String
  /// The condition's place in its section.
  let position: Int
  let holds: Bool
  /// Where it is said, when that is the `Condition` of the owner.
  let span: Span?

  init?(_ condition: String, in template: Template, holds: Bool, span: Span?) {
    guard let position = template.conditions.position(of: condition) else { return nil }
    self.condition = condition
    self.position = position
    self.holds = holds
    self.span = span
  }

  func scenario(_ resolver: Resolver, _ stack: StackID) -> Scenario {
    let scenario = resolver.condition(at: position, in: stack)
    return holds ? scenario : resolver.space.not(scenario)
  }
}

extension Template {
  /// What must be so for a choice to be made, the outermost first; nil when that cannot be told.
  fileprivate func guards(around choice: Choice) -> [Guard]? {
    let owner: Value?
    switch choice.owner {
    case .resource(let position): owner = resources.elements[position].condition
    case .output(let position): owner = outputs.elements[position].condition
    default: return nil
    }
    var guards: [Guard] = []
    if let owner {
      guard let name = owner.text, let found = Guard(name, in: self, holds: true, span: owner.span) else { return nil }
      guards.append(found)
    }
    for branch in choice.branches {
      guard let name = branch.condition, let found = Guard(name, in: self, holds: branch.isThen, span: nil) else {
        return nil
      }
      guards.append(found)
    }
    return guards
  }
}

extension Value {
  /// Whether it is a reference to `AWS::NoValue`.
  fileprivate var isNoValue: Bool {
    guard case .call(.ref(let name)) = form else { return false }
    return name.text == PseudoParameter.noValue.rawValue
  }

  /// Where the value begins: its function's name, its first key or item, or a scalar as a whole.
  fileprivate var headSpan: Span {
    if let function = functionSpan { return function }
    if let entry = entries.first { return entry.key.span }
    return items.first?.headSpan ?? node.span
  }
}

extension Finding.Message {
  fileprivate static func isNeverTaken(
    _ subject: String, _ condition: String, _ isThen: Bool, _ reasons: [Guard]
  ) -> Self {
    func truths(_ guards: [Guard]) -> String {
      guards.map { "`\($0.condition)` \($0.holds ? "holds" : "does not hold")" }.joined(separator: " and ")
    }
    let outer = reasons.filter { $0.span == nil }
    let why = [
      reasons.count > outer.count ? "it exists only when \(truths(reasons.filter { $0.span != nil }))" : nil,
      outer.isEmpty ? nil : "the choice is made only where \(truths(outer))",
    ].compactMap(\.self)
    let isSame = reasons.allSatisfy { $0.condition == condition }
    let then = isSame ? "" : ", and then `\(condition)` \(isThen ? "never does" : "always holds")"
    return """
      \(subject) never takes this value, which is for when `\(condition)` \
      \(wording: isThen ? "holds" : "does not hold"): \(wording: why.joined(separator: " and "))\(wording: then). \
      Remove the choice or correct its condition.
      """
  }
}
