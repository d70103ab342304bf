import CloudFormation
import Findings
import RuleBook
import StackGraph

/// A check: what it is called, what it looks at and what it does there. Title, levels and text stand on its page.
package struct Rule: Sendable {
  /// What a rule looks at.
  package enum Shape: Sendable {
    /// Every resource of some types, in every stack.
    case resource(@Sendable () -> [ResourceType], @Sendable (StackResource, RuleContext) -> Void)
    /// Every template once, however many stacks it makes.
    case template(@Sendable (Template, RuleContext) -> Void)
    /// The whole workspace.
    case workspace(@Sendable (RuleContext) -> Void)
    /// The whole workspace, by an engine that several rules share; it tells which of them a finding is of.
    case engine([RuleID], @Sendable (EngineContext) -> Void)
    /// What the tool itself says about files, suppressions and configuration.
    case tool
  }

  /// The rule's id; an engine's name.
  package let id: RuleID
  /// What it looks at.
  package let shape: Shape

  /// A rule about each resource of some types.
  package static func resource(
    _ id: RuleID, of types: ResourceType..., check: @escaping @Sendable (StackResource, RuleContext) -> Void
  ) -> Rule {
    Rule(id: id, shape: .resource({ types }, check))
  }

  /// A rule about each resource of a list of types, which is worked out when the rule runs.
  package static func resource(
    _ id: RuleID, of types: @autoclosure @escaping @Sendable () -> [ResourceType],
    check: @escaping @Sendable (StackResource, RuleContext) -> Void
  ) -> Rule {
    Rule(id: id, shape: .resource(types, check))
  }

  /// A rule about each template.
  package static func template(
    _ id: RuleID, check: @escaping @Sendable (Template, RuleContext) -> Void
  ) -> Rule {
    Rule(id: id, shape: .template(check))
  }

  /// A rule about the workspace.
  package static func workspace(_ id: RuleID, check: @escaping @Sendable (RuleContext) -> Void) -> Rule {
    Rule(id: id, shape: .workspace(check))
  }

  /// The rules of an engine, which is known by its name.
  package static func engine(
    _ name: RuleID, of rules: [RuleID], check: @escaping @Sendable (EngineContext) -> Void
  ) -> Rule {
    Rule(id: name, shape: .engine(rules, check))
  }

  /// The types of the resources it looks at one by one; empty where it looks at more than that.
  package var types: [ResourceType] { if case .resource(let types, _) = shape { types() } else { [] } }

  /// The ids of the rules whose findings it makes: its own, but for an engine.
  package var ids: [RuleID] { if case .engine(let ids, _) = shape { ids } else { [id] } }

  /// A rule whose findings the tool makes itself.
  package static func tool(_ id: RuleID) -> Rule { Rule(id: id, shape: .tool) }
}
