import ArgumentParser
import Foundation

/// Runs cfn-lint and stackproof on the same templates and shows where they agree.
struct CompareCfnLint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare what cfn-lint and stackproof find in the same templates.",
    discussion: """
      The environment variable STACKPROOF_CFN_LINT names cfn-lint's executable (1.58). Findings agree when file, rule \
      (cfn-lint's id among the aliases of ours) and line of the start are the same. stackproof sees each template by \
      itself. scripts/reviewed-differences.yaml holds the differences that are right, with reasons.
      """)

  @Argument(help: "Templates, or folders of them.")
  var paths: [String]

  @Option(help: "The stackproof executable.")
  var stackproof = ".build/release/stackproof"

  @Option(help: "A folder that keeps cfn-lint's reports by content.")
  var cache: String

  @Option(help: "The regions cfn-lint checks against, separated by commas.")
  var regions = "us-east-1"

  @Option(help: "How many processes of cfn-lint run at a time.")
  var processes = 2

  @Option(help: "The file of reviewed differences.")
  var reviewed = "scripts/reviewed-differences.yaml"

  @Flag(help: "Print every finding that does not agree, and what each reason accounts for, too.")
  var details = false

  @Option(help: "Print the findings of this rule that do not agree, by either tool's id.")
  var rule: String?

  func run() throws {
    guard let cfnLint = ProcessInfo.processInfo.environment["STACKPROOF_CFN_LINT"] else {
      throw ValidationError("STACKPROOF_CFN_LINT has to name the executable of cfn-lint.")
    }
    let files = try TemplateFiles.under(paths)
    let theirs = try CfnLint(
      executable: URL(filePath: cfnLint), regions: regions.split(separator: ",").map(String.init),
      cache: URL(filePath: cache, directoryHint: .isDirectory), processes: max(processes, 1)
    ).findings(in: files)
    let ours = try files.flatMap(findings(in:))
    let bytes = ReportText.bytes(of: URL(filePath: reviewed))
    let agreement = Agreement(
      theirs: theirs, ours: ours, reviewed: try ReviewedDifferences(path: reviewed, bytes: bytes))
    let text = AgreementText(agreement: agreement)
    if details || rule != nil { print(text.details(of: rule)) }
    if details { print(text.reasons()) }
    print("\(files.count) templates\n\n\(text.summary())")
  }

  private func findings(in file: String) throws -> [ComparedFinding] {
    let process = try ReportProcess(
      URL(filePath: stackproof), ["check", "--profile", "all", "--fail-on", "never", "-o", "json", file])
    guard let findings = ReportText.root(of: process.report())["findings"] else {
      throw ComparisonError("stackproof gives no report of \(file)")
    }
    return findings.items.compactMap { ComparedFinding(stackproof: $0, file: file) }
  }
}
