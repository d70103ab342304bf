import CloudFormation
import SourceText

/// Somebody or something a statement is about.
package struct StatementPrincipal: Sendable {
  /// `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for a principal that is not in a map.
  package let kind: String
  /// What it can be, in the scenarios in which it is named.
  package let name: Alternative
}

/// A test of a statement's condition.
package struct StatementTest: Sendable {
  /// The operator, as written.
  package let comparison: String
  /// The place of the operator.
  package let comparisonSpan: Span
  /// The key, as written.
  package let key: String
  /// The place of the key.
  package let keySpan: Span
  /// The stack in whose template the key is written.
  package let stack: StackID
  /// What the values can be.
  package let values: [Alternative]
  /// When the test is made.
  package let scenario: Scenario

  /// The key in lower case.
  package var lowerKey: String { key.lowercased() }

  /// Whether a value is `*` where patterns are compared, which every value is like.
  package var isAlwaysTrue: Bool {
    comparison.lowercased().contains("like") && values.contains { $0.content.isEverything }
      && !comparison.lowercased().contains("not")
  }
}

/// What a statement's condition tests, as far as it is known.
package struct StatementCondition: Sendable {
  /// The tests.
  package let tests: [StatementTest]
  /// When there may be others.
  package let others: Scenario
}

extension Resolver {
  /// Those a statement is about.
  package func principals(of statement: PolicyStatement) -> [StatementPrincipal] {
    principals(of: statement.principal)
  }

  /// Those an element of a statement names.
  package func principals(of element: [Alternative]) -> [StatementPrincipal] {
    element.flatMap { principal -> [StatementPrincipal] in
      guard case .map(let map) = principal.content else {
        return principal.content == .absent ? [] : [StatementPrincipal(kind: "*", name: principal)]
      }
      return map.value.entries.flatMap { entry in
        let names = restrict(
          alternatives(of: StackValue(entry.value, in: map.stack)), to: principal.scenario, after: principal.trail)
        return policyItems(names).map { StatementPrincipal(kind: entry.key.text, name: $0) }
      }
    }
  }

  /// What a statement's condition tests.
  package func condition(of statement: PolicyStatement) -> StatementCondition {
    var tests: [StatementTest] = []
    var others: [Scenario] = []
    for alternative in statement.condition where alternative.content != .absent {
      guard case .map(let map) = alternative.content else {
        others.append(alternative.scenario)
        continue
      }
      for comparison in map.value.entries {
        let keys = restrict(
          alternatives(of: StackValue(comparison.value, in: map.stack)), to: alternative.scenario)
        for tested in keys where tested.content != .absent {
          guard case .map(let keys) = tested.content else {
            others.append(tested.scenario)
            continue
          }
          for entry in keys.value.entries {
            let values = restrict(alternatives(of: StackValue(entry.value, in: keys.stack)), to: tested.scenario)
            tests.append(
              StatementTest(
                comparison: comparison.key.text, comparisonSpan: comparison.key.span, key: entry.key.text,
                keySpan: entry.key.span, stack: keys.stack, values: policyItems(values), scenario: tested.scenario))
          }
        }
      }
    }
    return StatementCondition(tests: tests, others: space.or(others))
  }
}
