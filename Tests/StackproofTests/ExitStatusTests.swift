import Foundation
import Testing

@Suite struct ExitStatusTests {
  @Test func isOneWhereFindingsReachTheLevel() throws {
    #expect(try Fixture.threeStacks.check().status == 1)
    #expect(try Fixture.nested.check("--select", "nested-stack-output-exists").status == 1)
  }

  @Test(arguments: [("error", "note", 0), ("warning", "note", 0), ("note", "note", 1), ("never", "note", 0)])
  func countsNotesOnlyWhereTold(failOn: String, level: String, status: Int32) throws {
    let outcome = try Fixture.threeStacks.check("--select", "export-unused", "--fail-on", failOn, "-o", "json")
    #expect(outcome.status == status)
    #expect(try CheckDocument(outcome).findings.map(\.level) == [level])
  }

  @Test(arguments: [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
  func countsWarningsFromTheirLevelOn(failOn: String, status: Int32) throws {
    let outcome = try Fixture.threeStacks.check(
      "--select", "ecs-task-definition-unreferenced", "--fail-on", failOn, "-o", "json")
    #expect(outcome.status == status)
    #expect(try CheckDocument(outcome).findings.map(\.level) == ["warning"])
  }

  @Test(arguments: [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
  func countsErrorsAlways(failOn: String, status: Int32) throws {
    #expect(
      try Fixture.nested.check("--select", "nested-stack-output-exists", "--fail-on", failOn).status == status)
  }

  @Test func isThreeWithoutTemplates() throws {
    let outcome = try Fixture.onlyWorkflows.check()
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
    #expect(
      outcome.errorText
        == "stackproof: looked at 3 YAML and JSON files, none looks like a CloudFormation template\n")
    #expect(try Fixture.onlyWorkflows.check("--allow-empty").status == 0)
  }

  @Test func isThreeInAnEmptyDirectory() throws {
    let scratch = try Scratch()
    let outcome = try Stackproof.run([], in: scratch.url)
    #expect(outcome.status == 3)
    #expect(outcome.errorText == "stackproof: there is no YAML or JSON file here\n")
  }

  @Test func namesTheFileNearestToATemplate() throws {
    let scratch = try Scratch()
    try scratch.write("Resources:\n  Topic:\n    Properties: {}\n", "almost.yaml")
    let outcome = try Stackproof.run(["."], in: scratch.url)
    #expect(outcome.status == 3)
    #expect(outcome.errorText.hasSuffix("; nearest: almost.yaml has Resources, but none has a Type\n"))
  }

  @Test func isThreeForAMissingFileAndSaysSoOnce() throws {
    let outcome = try Fixture.threeStacks.check("missing.yaml")
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
    #expect(outcome.errorText == "stackproof: missing.yaml: there is no such file or directory\n")
  }

  @Test(arguments: ["json", "sarif"])
  func documentsAreWrittenForAMissingFile(format: String) throws {
    let outcome = try Fixture.threeStacks.check("missing.yaml", "-o", format)
    #expect(outcome.status == 3)
    if format == "json" {
      let document = try CheckDocument(outcome)
      #expect(document.findings.map(\.rule) == ["unreadable-file"])
      #expect(document.findings.map(\.location.path) == ["missing.yaml"])
    } else {
      let results = try SARIFRun(outcome.outputBytes).results
      #expect(results.map { $0["ruleId"] as? String } == ["unreadable-file"])
    }
  }

  @Test func theOthersAreCheckedBesideAMissingFile() throws {
    let outcome = try Fixture.threeStacks.check("missing.yaml", "database.yaml", "-o", "json")
    #expect(outcome.status == 3)
    #expect(outcome.errorText.split(separator: "\n").count == 1)
    let rules = Set(try CheckDocument(outcome).findings.map(\.rule))
    #expect(rules.isSuperset(of: ["unreadable-file", "rds-instance-multi-az"]))
  }

  @Test func aNamedFileThatIsNoTemplateIsAFinding() throws {
    let outcome = try Fixture.onlyWorkflows.check("compose.yaml", "-o", "json")
    #expect(outcome.status == 1)
    #expect(try CheckDocument(outcome).findings.map(\.rule) == ["not-a-template"])
    #expect(try Fixture.onlyWorkflows.check("compose.yaml").output.contains("compose.yaml:1:1"))
  }

  @Test func aNamedEmptyFileIsAFinding() throws {
    let scratch = try Scratch()
    try scratch.write("", "empty.yaml")
    let outcome = try Stackproof.run(["empty.yaml", "-o", "json"], in: scratch.url)
    #expect(outcome.status == 1)
    #expect(try CheckDocument(outcome).findings.map(\.rule) == ["not-a-template"])
  }

  @Test(.enabled(if: getuid() != 0, "root reads everything"))
  func anUnreadableFileIsNamed() throws {
    let scratch = try Scratch()
    try scratch.write("AWSTemplateFormatVersion: '2010-09-09'\n", "locked.yaml")
    let path = scratch.url.appending(path: "locked.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let outcome = try Stackproof.run(["locked.yaml"], in: scratch.url)
    #expect(outcome.status == 3)
    #expect(outcome.errorText == "stackproof: locked.yaml: reading it is not permitted\n")
  }

  @Test func isThreeWhereAReportCannotBeWritten() throws {
    let outcome = try Fixture.threeStacks.check("-o", "json=no/such/folder/report.json")
    #expect(outcome.status == 3)
    #expect(
      outcome.errorText
        == "stackproof: cannot write no/such/folder/report.json: there is no such file or directory\n")
  }
}
