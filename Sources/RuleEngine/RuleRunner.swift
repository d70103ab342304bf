import CloudFormation
import Findings
import RuleBook
import StackGraph

/// Runs rules over a system, one after the other. Used by one thread; what one rule asks is remembered for the others.
package final class RuleRunner {
  /// The system that is checked.
  let workspace: Workspace
  /// Finds what values are.
  package let resolver: Resolver
  /// The profile, which makes some findings notes.
  let profile: RulePage.Profile
  /// The day it is.
  let today: CalendarDay
  /// The scenarios in words.
  let scenarios: ToldScenarios

  /// Makes a runner that knows nothing yet.
  package init(_ workspace: Workspace, profile: RulePage.Profile, today: CalendarDay) {
    self.workspace = workspace
    resolver = Resolver(workspace)
    self.profile = profile
    self.today = today
    scenarios = ToldScenarios(resolver)
  }

  /// Runs a rule and gives what it found, each once, in no particular order. `types` are those that it looks at, `pages`
  /// those of the rules wanted.
  package func findings(of rule: Rule, on types: [ResourceType], pages: [RulePage]) -> [Finding] {
    let judgesTemplates = if case .template = rule.shape { true } else { false }
    let contexts = pages.map { RuleContext(self, page: $0, judgesTemplates: judgesTemplates) }
    guard let context = contexts.first else { return [] }
    switch rule.shape {
    case .resource(_, let check): for resource in workspace.resources(of: types) { check(resource, context) }
    case .template(let check): for template in workspace.templates { check(template, context) }
    case .workspace(let check): check(context)
    case .engine(_, let check): check(EngineContext(workspace: workspace, resolver: resolver, rules: contexts))
    case .tool: break
    }
    return contexts.flatMap(\.findings)
  }
}
