import CloudFormation
import YAMLTree

/// A call of `Fn::Equals` where a condition is expected.
struct ConditionComparison {
  let call: Value
  let left: Value
  let right: Value
  /// The name of the condition, or of the rule of the `Rules` section, that holds it.
  let owner: String
  /// Whether that is a rule.
  let isOfRule: Bool
  /// The condition that is the comparison (true) or its opposite (false) and nothing else.
  let decided: (condition: String, isSame: Bool)?

  /// The part of the template that holds it, as the subject of a sentence.
  var subject: String { "\(isOfRule ? "Rule" : "Condition") `\(owner)`" }

  /// The comparison as a parameter and the literal it is compared with, if it is one.
  func parameterAndLiteral(in template: Template) -> (parameter: Parameter, literal: Value)? {
    for (side, literal) in [(left, right), (right, left)] {
      guard literal.text != nil, let name = side.parameterName, let parameter = template.parameters[name] else {
        continue
      }
      return (parameter, literal)
    }
    return nil
  }

  /// How a sentence goes on about the condition when the comparison always has one result.
  func consequence(_ result: Bool) -> String {
    guard let (condition, isSame) = decided else { return ", so they are \(result ? "always" : "never") equal" }
    return ", so `\(condition)` \(result == isSame ? "always" : "never") holds"
  }
}

extension Template {
  /// The comparisons of the conditions that something uses, and of the `Rules` section.
  var conditionComparisons: [ConditionComparison] {
    guard hasKnownConditions else { return [] }
    let used = hasHiddenUses ? nil : usedNames.conditions
    var found: [ConditionComparison] = []
    for condition in conditions where used?.contains(condition.name) != false {
      Self.collect(condition.body, condition.name, isOfRule: false, decided: (condition.name, true), to: &found)
    }
    for rule in rules {
      if let value = rule.body["RuleCondition"] {
        Self.collect(value, rule.name, isOfRule: true, decided: nil, to: &found)
      }
      for assertion in rule.body["Assertions"]?.items ?? [] {
        if let value = assertion["Assert"] { Self.collect(value, rule.name, isOfRule: true, decided: nil, to: &found) }
      }
    }
    return found
  }

  private static func collect(
    _ value: Value, _ owner: String, isOfRule: Bool, decided: (condition: String, isSame: Bool)?,
    to found: inout [ConditionComparison]
  ) {
    switch ConditionExpression(value) {
    case .equals(let left, let right):
      found.append(
        ConditionComparison(
          call: value, left: left, right: right, owner: owner, isOfRule: isOfRule, decided: decided))
    case .not(let operand):
      collect(operand, owner, isOfRule: isOfRule, decided: decided.map { ($0.condition, !$0.isSame) }, to: &found)
    case .and(let operands), .or(let operands):
      for operand in operands { collect(operand, owner, isOfRule: isOfRule, decided: nil, to: &found) }
    default: break
    }
  }
}
