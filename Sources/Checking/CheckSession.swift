import BuiltInRules
import CloudFormation
import Findings
import Reports
import RuleBook
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

/// Checks the templates under some paths as one system.
package struct CheckSession: Sendable {
  /// Which rules are run.
  package var selection = RuleSelection()
  /// Whether suppressions in the templates count.
  package var honoursSuppressions = true
  /// What is known of the stacks people deploy.
  package var deployments = DeploymentSettings()
  /// The day that facts which expire are held against.
  package var today = Clock.today
  /// Whether findings are given their logical paths and fingerprints, which not every report tells.
  package var identifiesFindings = true
  /// How many threads may work at once; 1 keeps all work on the caller's.
  package var threadLimit = 1
  private let source: FileSource
  private let discovery: Discovery

  /// A session that reads from `source` what `discovery` finds there.
  package init(source: FileSource, discovery: Discovery? = nil) {
    self.source = source
    self.discovery = discovery ?? Discovery(source: source)
  }

  /// A session that reads from `source` as a configuration asks for it.
  package init(source: FileSource, configuration: Configuration) {
    let patterns = configuration.patterns
    self.init(
      source: source, discovery: Discovery(source: source, include: patterns.include, exclude: patterns.exclude))
    selection = configuration.selection
    deployments = configuration.deploymentSettings
  }

  /// Finds and checks the templates under the paths.
  package func check(paths: [String]) -> CheckOutcome {
    check(discovery.find(paths: paths))
  }

  /// Checks what discovery found.
  package func check(_ discovered: DiscoveryResult) -> CheckOutcome {
    let (system, plan) = Parallel.both(
      threadLimit: threadLimit,
      { LoadedSystem(discovered, from: source, deployments: deployments, threadLimit: threadLimit) },
      { [selection] in RulePlan(selection) })
    let loaded = system.files
    let workspace = system.workspace
    let wanted = plan.wanted
    var findings = loaded.findings.filter { wanted.contains($0.rule) }
    let ran = run(plan, on: workspace)
    findings += ran.flatMap(\.findings)
    let suppressed = SuppressionPass(
      findings, in: loaded.templates, ran: wanted, isHonoured: honoursSuppressions,
      isNarrowed: !deployments.pinned.isEmpty)
    let kept = suppressed.kept.map(leveled)
    var summary = Report.Summary()
    summary.templates = loaded.templates.count
    summary.stacks = workspace.stacks.count
    summary.rules = wanted.count
    summary.unfollowed = Set(ran.flatMap(\.unfollowed)).sorted { ($0.file, $0.span) < ($1.file, $1.span) }
    summary.isExhausted = ran.contains(where: \.isExhausted)
    summary.ignored = suppressed.ignoredCount
    let report = Report(files: loaded.files, findings: arranged(kept, loaded), summary: summary)
    return CheckOutcome(
      report: report, discovered: discovered, workspace: workspace, inputProblems: system.inputProblems,
      warnings: system.warnings, remarks: system.remarks)
  }

  private func run(
    _ plan: RulePlan, on workspace: Workspace
  ) -> [(findings: [Finding], unfollowed: Set<Place>, isExhausted: Bool)] {
    let (profile, today) = (selection.profile, today)
    let ran = Parallel.map(
      count: plan.work.count, threadLimit: threadLimit,
      worker: { RuleRunner(workspace, profile: profile, today: today) },
      work: { runner, turn in
        plan.work[turn].map { index in
          let (rule, types, pages) = plan.rules[index]
          let findings = runner.findings(of: rule, on: types, pages: pages)
          return (
            index: index, findings: findings, unfollowed: runner.resolver.unfollowed,
            isExhausted: runner.resolver.space.isExhausted
          )
        }
      })
    return ran.joined().sorted { $0.index < $1.index }.map { ($0.findings, $0.unfollowed, $0.isExhausted) }
  }

  /// A finding of the tool itself with the level that holds in this run; those of rules have theirs.
  private func leveled(_ finding: Finding) -> Finding {
    guard case .some(.some(let level)) = selection.levels[finding.rule], toolRules.contains(finding.rule) else {
      return finding
    }
    var finding = finding
    finding.level = level
    return finding
  }

  /// Sorts findings as they are reported and, where that is asked for, gives them logical paths and fingerprints.
  private func arranged(_ findings: [Finding], _ loaded: LoadedFiles) -> [Finding] {
    // Files are sorted by path, so their numbers order findings as paths do.
    let places = findings.enumerated().map { (number: $0, file: $1.place.file, span: $1.place.span) }
    let order = places.sorted { a, b in
      if a.file != b.file { return a.file < b.file }
      if a.span != b.span { return a.span < b.span }
      let (left, right) = (findings[a.number], findings[b.number])
      return left.rule != right.rule ? left.rule < right.rule : left.message.text < right.message.text
    }
    var sorted = order.map { findings[$0.number] }
    var paths = PlacePaths(loaded.templates)
    for index in sorted.indices {
      // The path is that of what was found, which may lie below the key at which it is told.
      if identifiesFindings { paths.complete(&sorted[index]) }
      paths.settle(&sorted[index])
    }
    guard identifiesFindings else { return sorted }
    Fingerprints.assign(to: &sorted) { loaded.files[Int($0.place.file.index)].path }
    return sorted
  }
}

/// The rules whose findings are made by no check.
private let toolRules: Set<RuleID> = Set(
  builtInRules.compactMap { rule in
    if case .tool = rule.shape { rule.id } else { nil }
  })

/// What a check came to.
package struct CheckOutcome: Sendable {
  /// All there is to say.
  package let report: Report
  /// What was found under the paths.
  package let discovered: DiscoveryResult
  /// The system that was checked.
  package let workspace: Workspace
  /// What in the settings does not fit the templates; when there is any, the report is not to be relied on.
  package let inputProblems: [InputProblem]
  /// What is wrong with files that tell of deployments and were written for other tools; the report holds without them.
  package let warnings: [InputProblem]
  /// What was left out of files that tell of deployments, for those who want to know.
  package let remarks: [String]
}
