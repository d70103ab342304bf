import ArgumentParser
import Checking
import Findings
import Reports
import RuleBook
import RuleEngine

/// `stackproof check`: the default command.
struct CheckCommand: ParsableCommand {
  // Parsed alone (see main), a command that has no super-command would first be parsed twice for completion scripts.
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: "stackproof",
    abstract: "Check the templates under some paths as one system.")

  @OptionGroup var files: FileOptions
  @OptionGroup var selection: SelectionOptions

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit with 1 at findings of this level or a higher one; error unless configured otherwise.", valueName: "level"))
  var failOn: FailureLevel?

  @Flag(name: .customLong("no-ignores"), help: "Show what the templates' own suppressions hide.")
  var noIgnores = false

  @Flag(name: .customLong("allow-empty"), help: "Exit with 0 when there is no template to check.")
  var allowEmpty = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Write a report to standard output, or to a file with =PATH. May be repeated.", valueName: "format[=path]"))
  var output: [OutputRequest] = []

  @Option(help: ArgumentHelp("Whether text is coloured.", valueName: "when"))
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "Print findings only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print more notes of each finding, and the time the run took.")
  var verbose = false

  @Flag(name: .customLong("list-files"), help: "Print the templates that would be checked and stop.")
  var listFiles = false

  init() {}

  /// The command for arguments that are all paths, or none, which most runs have; nil for others.
  ///
  /// To parse arguments, the parser looks through all options by reflection, which costs more than checking a small
  /// system. What `validate` asks about is not given here.
  init?(naming arguments: [String]) {
    guard arguments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    files = FileOptions(naming: arguments)
    selection = .unset
    (failOn, noIgnores, allowEmpty) = (nil, false, false)
    (output, color, quiet, verbose, listFiles) = ([], .auto, false, false, false)
  }

  mutating func validate() throws {
    if selection.selectsNothing { throw ValidationError("`--select` names no rule.") }
    let names = selection.rules(over: Configuration()).unknownNames
    if let name = names.first {
      let known = RuleBook.pages.map(\.id.rawValue)
      throw ValidationError(
        ["No rule is called `\(name)`.", Suggestion.sentence(for: name, among: known)].compactMap(\.self)
          .joined(separator: " "))
    }
    if output.count(where: { $0.path == nil }) > 1 {
      throw ValidationError("Only one report can go to standard output; give the others a file, as in -o sarif=FILE.")
    }
  }

  mutating func run() throws {
    let start = Clock.seconds
    let configuration = try files.system.configuration()
    let settings = try files.system.deployments.settings(over: configuration)
    let discovered = files.system.discovery(over: configuration).find(paths: files.paths)
    if listFiles {
      StandardStream.output.write(discovered.files.map { $0.path + "\n" }.joined())
      files.system.complain(of: discovered, allowEmpty: allowEmpty)
      if inputIsWrong(discovered) { throw ExitStatus.input.error }
      return
    }
    var session = CheckSession(source: .disk)
    session.selection = selection.rules(over: configuration)
    session.honoursSuppressions = !noIgnores
    session.deployments = settings
    session.identifiesFindings = output.contains(where: \.format.identifiesFindings)
    session.threadLimit = ThreadCount.worthwhile(for: discovered)
    let outcome = session.check(discovered)
    // The process ends soon, and the system takes its memory back at once: nothing is taken apart before.
    _ = Unmanaged.passRetained(Kept(outcome))
    tell(outcome.warnings)
    if verbose { for remark in outcome.remarks { StandardStream.error.write("stackproof: \(remark)\n") } }
    if !outcome.inputProblems.isEmpty { throw InputProblems(outcome.inputProblems) }
    var report = outcome.report
    report.summary.seconds = Clock.seconds - start
    try write(report, discovered, session)
    let status = self.status(of: report, discovered, failOn ?? configuration.failOn ?? .error)
    if status != .clean { throw status.error }
  }

  private func write(_ report: Report, _ discovered: DiscoveryResult, _ session: CheckSession) throws {
    let requests = output.isEmpty ? [OutputRequest(format: .text, path: nil)] : output
    // People are told of what could not be read in words; documents hold it as findings.
    let nothingElse = report.summary.templates == 0 && report.findings.allSatisfy { $0.rule == "unreadable-file" }
    files.system.complain(of: discovered, allowEmpty: allowEmpty)
    for request in requests {
      if nothingElse, request.path == nil, !request.format.describesRules { continue }
      var style = ReportStyle(toolVersion: toolVersion)
      style.color = request.path == nil && color.applies
      style.width = request.path == nil ? Terminal.width : 100
      style.verbose = verbose
      style.showTiming = verbose || request.path == nil && Terminal.isOutput
      style.showSummary = !quiet
      style.sarifPathPrefix = RepositoryRoot.prefix(in: .disk)
      let descriptors =
        request.format.describesRules
        ? selection.descriptors(of: session.selection, withHelp: request.format == .sarif) : []
      let bytes = report.written(as: request.format, style: style, rules: descriptors) { count, part in
        Parallel.map(count: count, threadLimit: session.threadLimit, work: part)
      }
      let problem = request.path.map { OutputFile.write(bytes, to: $0) } ?? StandardStream.output.write(bytes)
      if let problem {
        let target = request.path ?? "to standard output"
        StandardStream.error.write("stackproof: cannot write \(target): \(problem.phrase)\n")
        throw ExitStatus.input.error
      }
    }
  }

  private func status(
    of report: Report, _ discovered: DiscoveryResult, _ failOn: FailureLevel
  ) -> ExitStatus {
    if inputIsWrong(discovered) { return .input }
    guard let level = failOn.level else { return .clean }
    return report.findings.contains { $0.level >= level } ? .findings : .clean
  }
  private func inputIsWrong(_ discovered: DiscoveryResult) -> Bool {
    !discovered.problems.isEmpty || discovered.emptyMessage != nil && !allowEmpty
  }
}

/// What stays as long as the process.
private final class Kept {
  private let outcome: CheckOutcome

  init(_ outcome: CheckOutcome) { self.outcome = outcome }
}
