import Foundation
import Testing

@Suite struct UsageTests {
  /// What is typed, and the words of the answer that help.
  static let mistakes: [([String], String)] = [
    (["--fial-on", "error"], "Did you mean '--fail-on'?"),
    (["check", "--selct", "x"], "Did you mean '--select'?"),
    (["--select", "export-import-resolve"], "Did you mean `export-import-resolves`"),
    (["--ignore", "export-unsed"], "Did you mean `export-unused`?"),
    (["--fail-on", "errors"], "'error', 'warning', 'note' or 'never'"),
    (["-o", "xml"], "'text', 'concise', 'json' or 'sarif'"),
    (["-o", "text", "-o", "json"], "Only one report can go to standard output"),
    (["explain", "export-unsed"], "Did you mean `export-unused`?"),
    (["--select", ","], "`--select` names no rule."),
    ([""], "A path is empty."),
    (["order", ""], "A path is empty."),
    (["rules", "--format", "xml"], "'text', 'json' or 'markdown'"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreExplained(arguments: [String], words: String) throws {
    let outcome = try Stackproof.run(arguments, in: Fixture.threeStacks.templates)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errorText.contains(words), "\(outcome.errorText)")
  }

  @Test func aMistypedCommandIsExplained() throws {
    let outcome = try Stackproof.run(["expalin", "export-unused"], in: Fixture.threeStacks.templates)
    #expect(outcome.status == 3)
    #expect(outcome.errorText.contains("stackproof: expalin: there is no such file or directory"))
    #expect(outcome.errorText.contains("did you mean the command `explain`?"))
  }

  @Test(arguments: [[], ["."], ["check"], ["network.yaml", "cluster.yaml"], ["check", "cluster.yaml"], ["nosuch"]])
  func pathsAloneMeanAllDefaults(arguments: [String]) throws {
    let plain = try Stackproof.run(arguments, in: Fixture.threeStacks.templates)
    let parsed = try Stackproof.run(arguments + ["--color", "auto"], in: Fixture.threeStacks.templates)
    #expect(plain.status == parsed.status)
    #expect(plain.output == parsed.output)
    #expect(plain.errorText == parsed.errorText)
  }

  @Test func versionIsOneLine() throws {
    let outcome = try Stackproof.run(["--version"], in: Fixture.threeStacks.templates)
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [
    ["--help"], ["help"], ["check", "--help"], ["help", "explain"], ["rules", "-h"], ["order", "-h"], ["graph", "-h"],
  ])
  func helpFitsATerminal(arguments: [String]) throws {
    let outcome = try Stackproof.run(arguments, in: Fixture.threeStacks.templates)
    #expect(outcome.status == 0)
    #expect(outcome.errorText == "")
    #expect(outcome.output.contains("USAGE: stackproof"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func filesAreListed() throws {
    let outcome = try Fixture.oddFiles.check("--list-files", ".")
    #expect(outcome.status == 0)
    let files = outcome.output.split(separator: "\n")
    #expect(files.count == 8)
    #expect(files.contains("with space/100% sure.yaml"))
    #expect(try Fixture.jsonSystem.check("--list-files").output == "consumer.template\ntopic.json\n")
  }

  @Test func listingFilesSaysWhatIsMissing() throws {
    let missing = try Fixture.oddFiles.check("--list-files", "missing.yaml", "windows.yaml")
    #expect(missing.status == 3)
    #expect(missing.output == "windows.yaml\n")
    #expect(missing.errorText == "stackproof: missing.yaml: there is no such file or directory\n")
    #expect(try Fixture.onlyWorkflows.check("--list-files").status == 3)
  }

  @Test func filesAreIncludedAndExcluded() throws {
    #expect(try Fixture.threeStacks.check("--list-files", "--include", "data*").output == "database.yaml\n")
    #expect(
      try Fixture.nested.check("--list-files", "--exclude", "children/").output == "root.yaml\n")
  }

  @Test func quietLeavesOutTheSummary() throws {
    let all = try Fixture.nested.check()
    let quiet = try Fixture.nested.check("-q")
    #expect(quiet.status == all.status)
    #expect(all.output.hasPrefix(quiet.output))
    let rest = all.output.dropFirst(quiet.output.count)
    #expect(rest.wholeMatch(of: /Checked 3 templates, 3 stacks, \d+ rules\n\d+ errors?.*\.\n/) != nil, "\(rest)")
  }

  @Test func quietIsSilentWithoutFindings() throws {
    let outcome = try Fixture.nested.check("-q", "--select", "export-unused")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errorText == "")
  }
}
