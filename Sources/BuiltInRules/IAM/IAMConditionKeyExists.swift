import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A condition with a key or an operator that does not exist, or with an operator for other values than the key has.
  static let iamConditionKeyExists = Rule.workspace("iam-condition-key-exists") { context in
    let resolver = context.resolver
    var suggestionsLeft = 100
    for carrier in context.workspace.resources(of: PolicyCarriers.allTypes) {
      for statement in resolver.allPolicyStatements(of: carrier) {
        for test in resolver.condition(of: statement).tests {
          guard let mistake = test.mistake else { continue }
          suggestionsLeft -= 1
          let suggestion = suggestionsLeft >= 0 ? mistake.suggestion(for: test) : nil
          let scenario = resolver.space.and(statement.scenario, test.scenario)
          guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { continue }
          context.report(
            mistake.message(carrier.logicalID, test, suggestion), kind: mistake.kind(hasSuggestion: suggestion != nil),
            at: context.place(mistake == .noOperator ? test.comparisonSpan : test.keySpan, in: test.stack),
            when: scenario, extent: extent)
        }
      }
    }
  }
}

private enum ConditionMistake {
  case noOperator, noKey, otherValues

  func kind(hasSuggestion: Bool) -> String {
    switch self {
    case .noOperator: "operator"
    case .noKey: hasSuggestion ? "misspelt" : "unknown"
    case .otherValues: "values"
    }
  }

  func suggestion(for test: StatementTest) -> String? {
    switch self {
    case .noOperator: return Suggestion.sentence(for: test.comparison, among: ConditionOperator.names)
    case .noKey:
      let keys = test.service.map { $0.conditionKeys.map(\.string) } ?? GlobalConditionKeys.names
      return Suggestion.sentence(for: test.key, among: keys)
    case .otherValues: return nil
    }
  }

  func message(_ carrier: LogicalID, _ test: StatementTest, _ suggestion: String?) -> Finding.Message {
    let suggestion = suggestion.map { " " + $0 } ?? ""
    return switch self {
    case .noOperator:
      """
      A condition of `\(carrier)` compares with `\(test.comparison)`, which IAM does not know, so it refuses the \
      policy.\(wording: suggestion)
      """
    case .noKey:
      """
      A condition of `\(carrier)` tests `\(test.key)`, but no request is known to have that key, so the condition is \
      never met, or always.\(wording: suggestion)
      """
    case .otherValues:
      """
      A condition of `\(carrier)` tests `\(test.key)` with `\(test.comparison)`, but its values are of another kind, so \
      the condition is never met.
      """
    }
  }
}

extension StatementTest {
  /// The service whose key is tested; nil for keys of all services, and of others.
  fileprivate var service: ActionService? {
    guard let colon = key.firstIndex(of: ":") else { return nil }
    let prefix = key[..<colon].lowercased()
    return prefix == "aws" ? nil : ActionService(prefix)
  }

  fileprivate var mistake: ConditionMistake? {
    if key.contains("$") || key.contains("{") { return nil }
    guard let comparison = ConditionOperator(self.comparison) else { return .noOperator }
    let key = lowerKey
    if key.hasPrefix("aws:") {
      guard let type = GlobalConditionKeys.type(of: key) else { return .noKey }
      return comparison.suits(type) ? nil : .otherValues
    }
    guard let service else { return nil }
    // The reference writes the names of tags in many ways.
    if key.contains("tag/") { return nil }
    // Tokens of STS and identity providers are not in the reference.
    guard let type = service.conditionKey(key) else {
      return ["sts", "saml", "graph"].contains(service.prefix.string) || service.conditionKeys.isEmpty ? nil : .noKey
    }
    return comparison.suits(type) ? nil : .otherValues
  }
}
