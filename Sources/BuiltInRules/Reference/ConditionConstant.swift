import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A condition whose parts exclude each other, or leave nothing out, so that it has one truth in every scenario.
  static let conditionConstant = Rule.conditions("condition-constant") { resolver, stack in
    let template = stack.template
    let used = template.hasHiddenUses ? nil : template.usedNames.conditions
    var dependents: ConditionDependents?
    var defects: [ConditionDefect] = []
    for (position, condition) in template.conditions.enumerated() where used?.contains(condition.name) != false {
      // The whole is asked for first: what conditions depend on is declared with it.
      let whole = resolver.condition(at: position, in: stack.id)
      if !whole.isNever, !whole.isAlways, !condition.body.hasConditionParts { continue }
      var search = ConstantParts(resolver: resolver, stack: stack)
      guard resolver.space.limitingGrowth({ search.truth(of: condition.body) }) != nil else { continue }
      for part in search.found {
        let isWhole = part.value == condition.body
        var absent: [(name: String, span: Span)] = []
        if isWhole {
          let known = dependents ?? ConditionDependents(of: template)
          dependents = known
          absent = known.absent(because: condition.name, resolver, stack)
        }
        defects.append(
          ConditionDefect(
            message: .isConstant(condition.name, part, isWhole: isWhole, absent: absent.map(\.name)), kind: part.kind,
            span: isWhole ? condition.key.span : part.value.functionSpan ?? part.value.span,
            notes: absent.prefix(5).map { ("never exists", $0.span) }))
      }
    }
    return defects
  }
}

extension ConstantParts.Part {
  fileprivate var kind: String {
    guard case .cover(let operands) = reason, !operands.isEmpty, !operands.contains(where: \.isNegated) else {
      return "contradiction"
    }
    // Conditions for all the stages there are, say, are meant so.
    return "exhaustive"
  }

  /// Why it has one truth, as the rest of a sentence.
  fileprivate var explanation: String {
    switch reason {
    case .mismatch(let text, underRules: false):
      "what it compares is never \(quoted(text)), whatever its unknown parts are"
    case .mismatch(let text, underRules: true):
      "what it compares is never \(quoted(text)) with parts that the `Rules` of the template allow"
    case .asserted: "the `Rules` of the template leave no other case"
    case .apart(let first, let second): "`\(first)` and `\(second)` allow no common value"
    case .clash([]): "its parts exclude each other"
    case .cover([]): "its parts leave nothing out"
    case .clash(let operands): "it cannot be that \(operands.map(\.conditionPhrase).joined(separator: " and "))"
    case .cover(let operands): "in every case \(operands.map(\.conditionPhrase).joined(separator: " or "))"
    }
  }
}

extension Value {
  /// Whether a condition is put together from others by `Fn::And` or `Fn::Or`.
  fileprivate var hasConditionParts: Bool {
    guard let (function, argument) = functionCall else { return false }
    switch function {
    case .and, .or: return true
    case .not: return argument.items.contains { $0.hasConditionParts }
    default: return false
    }
  }

  fileprivate var isNegated: Bool { if case .not = ConditionExpression(self) { true } else { false } }

  /// What an operand of a condition says, as a clause.
  fileprivate var conditionPhrase: String {
    switch ConditionExpression(self) {
    case .not(let operand): operand.phrase(negated: true)
    default: phrase(negated: false)
    }
  }

  private func phrase(negated: Bool) -> String {
    switch ConditionExpression(self) {
    case .condition(let name): return "`\(name.text ?? "")` \(negated ? "does not hold" : "holds")"
    case .equals(let left, let right):
      let verb = negated ? "is not" : "is"
      if let name = left.parameterName, let text = right.text { return "`\(name)` \(verb) \(quoted(text))" }
      if let name = right.parameterName, let text = left.text { return "`\(name)` \(verb) \(quoted(text))" }
    default: break
    }
    return negated ? "one of its parts does not hold" : "one of its parts holds"
  }
}

extension Finding.Message {
  fileprivate static func isConstant(
    _ condition: String, _ part: ConstantParts.Part, isWhole: Bool, absent: [String]
  ) -> Self {
    let consequence = absent.isEmpty ? "" : ", so \(listed(absent)) never \(absent.count == 1 ? "exists" : "exist")"
    return """
      \(wording: isWhole ? "Condition" : "A part of condition") `\(condition)` \
      \(wording: part.holds ? "always" : "never") holds\(wording: consequence): \(wording: part.explanation). Correct \
      what it asks, or do without it.
      """
  }
}
