import CloudFormation
import YAMLTree

/// A call of `Fn::Equals` where a condition is expected.
struct ConditionComparison {
  let call: Value
  let left: Value
  let right: Value
  /// The names the sides refer to and do nothing else.
  let leftName: String?
  let rightName: String?
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
    guard let name = leftName ?? rightName else { return nil }
    let literal = leftName == nil ? left : right
    guard literal.text != nil, let parameter = template.parameters[name] else { return nil }
    return (parameter, literal)
  }

  /// How a sentence goes on about the condition when the comparison always has one result.
  func consequence(_ result: Bool) -> String {
    guard let (condition, isSame) = decided else { return ", so they are \(result ? "always" : "never") equal" }
    return ", so `\(condition)` \(result == isSame ? "always" : "never") holds"
  }
}

extension Template {
  /// The comparisons of the conditions that something uses, and of the `Rules` section.
  var usedComparisons: [ConditionComparison] {
    guard hasKnownConditions else { return [] }
    let used = hasHiddenUses ? nil : usedNames.conditions
    let isUsed = conditions.map { used?.contains($0.name) != false }
    var found = conditionComparisons.compactMap { comparison -> ConditionComparison? in
      guard isUsed[comparison.condition] else { return nil }
      let name = conditions.elements[comparison.condition].name
      return ConditionComparison(
        call: comparison.call, left: comparison.left, right: comparison.right, leftName: comparison.leftName,
        rightName: comparison.rightName, owner: name, isOfRule: false,
        decided: comparison.isSame.map { (name, $0) })
    }
    for rule in rules {
      if let value = rule.body["RuleCondition"] { Self.collect(value, rule.name, to: &found) }
      for assertion in rule.body["Assertions"]?.items ?? [] {
        if let value = assertion["Assert"] { Self.collect(value, rule.name, to: &found) }
      }
    }
    return found
  }

  /// Collects the comparisons in a rule of the `Rules` section.
  private static func collect(_ value: Value, _ rule: String, to found: inout [ConditionComparison]) {
    switch ConditionExpression(value) {
    case .equals(let left, let right):
      found.append(
        ConditionComparison(
          call: value, left: left, right: right, leftName: left.parameterName, rightName: right.parameterName,
          owner: rule, isOfRule: true, decided: nil))
    case .not(let operand): collect(operand, rule, to: &found)
    case .and(let operands), .or(let operands): for operand in operands { collect(operand, rule, to: &found) }
    default: break
    }
  }
}
