import CloudFormation
import Findings
import RuleBook
import SourceText
import StackGraph
import YAMLTree

/// What a rule is given to look around in and to report to. Used by one thread.
package final class RuleContext {
  /// The system that is checked.
  package let workspace: Workspace
  /// Finds what values are.
  package let resolver: Resolver
  /// The day it is.
  package let today: CalendarDay
  private let page: RulePage
  /// The id of the rule.
  package var id: RuleID { page.id }
  private let profile: RulePage.Profile
  private let scenarios: ToldScenarios
  private let judgesTemplates: Bool
  private var plainFindings: [Finding] = []
  private var reported: Set<Finding> = []
  private var deployedFindings: DeployedFindings?

  /// What is said of a template, where the rule `judgesTemplates`, holds whatever its conditions are.
  init(_ runner: RuleRunner, page: RulePage, judgesTemplates: Bool) {
    workspace = runner.workspace
    resolver = runner.resolver
    today = runner.today
    profile = runner.profile
    scenarios = runner.scenarios
    self.page = page
    self.judgesTemplates = judgesTemplates
    deployedFindings = DeployedFindings(workspace)
  }

  /// What was reported, each finding once.
  var findings: [Finding] {
    RepeatedFindings.saidOnce(deployedFindings?.named ?? plainFindings, in: workspace)
  }

  /// Reports that something is wrong.
  ///
  /// `kind` is which of the rule's kinds of finding it is, for its level. Where it is so only in some scenarios the
  /// message is given a sentence that says when, and in the default profile a policy rule (one with a severity) says
  /// it as a note. The sentence is given, too, where what is looked at exists only in some scenarios, or the place is
  /// part of something that exists under a condition, but for what is wrong with the template `inEveryScenario`.
  package func report(
    _ message: Finding.Message, kind: String = "", at place: Place, notes: [Note] = [], flow: [Note] = [],
    when scenario: Scenario = .always, extent: Violation.Extent = .always, inEveryScenario: Bool = false
  ) {
    let (scenario, extent) =
      extent == .always ? byDefault(at: place, notes: notes) ?? (scenario, extent) : (scenario, extent)
    var level = page.level(ofKind: kind)
    if extent == .sometimes, page.severity != nil, profile == .default { level = .note }
    // What may never happen makes no deployment fail.
    if extent == .sometimes,
      !resolver.canHappen(scenario) || level == .error && resolver.restsOnUnknown(scenario)
    {
      deployedFindings?.dropLooks()
      return
    }
    var telling: ToldScenarios.Telling?
    if extent != .always {
      telling = scenarios.telling(of: scenario, in: place.file)
    } else if !inEveryScenario, !judgesTemplates {
      let own = existence(at: place)
      let all = existence(of: scenario, at: place, own: own)
      if all != own, !resolver.canHappen(all) {
        deployedFindings?.dropLooks()
        return
      }
      telling = self.telling(of: all, in: place.file)
    }
    let finding = Finding(
      rule: page.id, level: level, message: telling.map { message.adding($0.sentence) } ?? message,
      place: place, notes: notes, flow: flow, scenario: telling?.note)
    // A template that makes several stacks says the same of each.
    if deployedFindings != nil {
      deployedFindings?.add(finding)
    } else {
      // Which of several ways a value came is no finding of its own.
      var statement = finding
      statement.flow = []
      if reported.insert(statement).inserted { plainFindings.append(finding) }
    }
  }

  /// When what a place is part of exists in its stack.
  private func existence(at place: Place) -> Scenario {
    guard let condition = resolver.condition(at: place) else { return .always }
    return resolver.truth(ofAttribute: condition.value, in: condition.stack)
  }

  /// When all that a finding is about exists: what its place is part of, which is so when `own` says, and what else is
  /// looked at, where `scenario` holds in a part of that only. What nests the stack of the place goes without saying.
  private func existence(of scenario: Scenario, at place: Place, own: Scenario) -> Scenario {
    guard !scenario.isAlways, scenario != own, let stack = resolver.stack(at: place) else { return own }
    let space = resolver.space
    let whole = stack.parent.map { space.and(own, resolver.existence(of: workspace[$0])) } ?? own
    let all = space.and(whole, scenario)
    return all == whole || all.isNever || space.isExhausted ? own : all
  }

  /// A scenario in words; nil where it is every one, or cannot be told.
  private func telling(of scenario: Scenario, in file: FileID) -> ToldScenarios.Telling? {
    guard !scenario.isAlways, resolver.canHappen(scenario) else { return nil }
    let telling = scenarios.telling(of: scenario, in: file)
    return telling.isTold ? telling : nil
  }

  /// The scenario in which something stands at a place, when a loop makes it of the values of defaults. What concerns
  /// other places, too, may concern another turn of the loop.
  private func byDefault(at place: Place, notes: [Note]) -> (Scenario, Violation.Extent)? {
    guard let template = workspace.loopTemplates[place.file], let loops = template.loops, loops.hasLikelyValues,
      case let names = loops.parameters(behind: place.span, alone: notes.isEmpty), !names.isEmpty,
      let stack = workspace.stacks.first(where: { $0.template === template }),
      let scenario = resolver.scenario(ofDefaultsOf: names, in: stack)
    else { return nil }
    return (scenario, .byDefault)
  }

  /// Reports a violation at the place of its first alternative, with the way the value came.
  package func report(
    _ violation: Violation, _ message: Finding.Message, kind: String = "", notes: [Note] = []
  ) {
    let first = violation.first
    // The value may stand outside the loop that makes what uses it.
    let use = violation.extent == .always ? first.trail.first : nil
    let byDefault = use.flatMap { use in
      self.byDefault(at: place(use.span, in: workspace[use.stack].template), notes: notes)
    }
    report(
      message, kind: kind, at: place(first.span, in: first.stack), notes: notes, flow: flow(of: first),
      when: byDefault?.0 ?? violation.scenario, extent: byDefault?.1 ?? violation.extent)
  }

  /// Reports a violation at another place than that of its value, such as where the value is used.
  package func report(
    _ violation: Violation, _ message: Finding.Message, kind: String = "", at place: Place, notes: [Note] = [],
    flow: [Note] = []
  ) {
    report(
      message, kind: kind, at: place, notes: notes, flow: flow, when: violation.scenario, extent: violation.extent)
  }

  /// The place of a span in a stack's template.
  package func place(_ span: Span, in stack: StackID) -> Place {
    let place = place(span, in: workspace[stack].template)
    deployedFindings?.look(at: place, in: stack)
    return place
  }

  /// The place of a span in a template; its logical path is found when the finding is reported.
  package func place(_ span: Span, in template: Template) -> Place {
    Place(file: template.file.id, span: span)
  }

  /// The place of a resource's logical ID.
  package func place(of resource: StackResource) -> Place { place(resource.resource.key.span, in: resource.stack) }

  /// The place where a value is used: where its way ends, or where it is written in place.
  package func place(ofUseOf alternative: Alternative) -> Place {
    let use = alternative.trail.first
    return place(use?.span ?? alternative.span, in: use?.stack ?? alternative.stack)
  }

  /// A note at a span of a stack's template.
  package func note(_ message: String, at span: Span, in stack: StackID) -> Note {
    Note(message, at: place(span, in: stack))
  }

  /// A note at a resource's logical ID.
  package func note(_ message: String, at resource: StackResource) -> Note { Note(message, at: place(of: resource)) }

  /// The way a value came, from where it is written to where it is used; empty when it is written there.
  package func flow(of alternative: Alternative) -> [Note] {
    alternative.trail.reversed().map { note($0.phrase(in: workspace), at: $0.span, in: $0.stack) }
  }
}

extension Step {
  /// What happens at the step, as a note says it.
  package func phrase(in workspace: Workspace) -> String {
    switch kind {
    case .parameter(let name): "takes the value of parameter `\(name)`"
    case .passed(let parameter): "passes it as parameter `\(parameter)`"
    case .defaultValue(let parameter): "default of parameter `\(parameter)`"
    case .allowedValue(let parameter): "a value of parameter `\(parameter)`"
    case .pinned(let parameter):
      workspace[stack].origin(ofPinned: parameter).map { "the value of `\(parameter)` is given in \($0.phrase)" }
        ?? "the value of `\(parameter)` is given"
    case .imported: "imported here"
    case .output(let name): "value of output `\(name)`"
    case .branch(let condition, let isThen):
      condition.isEmpty ? "branch of `Fn::If`" : "when `\(condition)` is \(isThen)"
    case .mapping(let name): "looked up in mapping `\(name)`"
    }
  }
}

extension Deployment.Origin {
  /// The place in words.
  fileprivate var phrase: String { line == 0 ? path : "\(path), line \(line)" }
}
