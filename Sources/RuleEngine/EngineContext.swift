import Findings
import StackGraph

/// What an engine of several rules is given: the same as a rule, and the rules to report to. Used by one thread.
package final class EngineContext {
  /// The system that is checked.
  package let workspace: Workspace
  /// Finds what values are.
  package let resolver: Resolver
  private let rules: [RuleID: RuleContext]

  init(workspace: Workspace, resolver: Resolver, rules: [RuleContext]) {
    self.workspace = workspace
    self.resolver = resolver
    self.rules = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
  }

  /// The rule to report to; nil when it is not wanted.
  package subscript(rule: RuleID) -> RuleContext? { rules[rule] }
}
