import Foundation
import Testing

/// What the command does to the streams it is given.
@Suite struct StreamTests {
  private static let escape = "\u{1B}"

  @Test(.enabled(if: Terminal.script != nil, "needs /usr/bin/script"))
  func aTerminalIsColoured() throws {
    let outcome = try Stackproof.runInTerminal(
      ["check"], in: Fixture.nested.templates, environment: ["TERM": "xterm-256color"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(Self.escape))
  }

  @Test(
    .enabled(if: Terminal.script != nil, "needs /usr/bin/script"),
    arguments: [["NO_COLOR": "1", "TERM": "xterm"], ["TERM": "dumb"], ["NO_COLOR": "1", "FORCE_COLOR": "1"]])
  func aTerminalThatWantsNoColourGetsNone(environment: [String: String]) throws {
    let outcome = try Stackproof.runInTerminal(["check"], in: Fixture.nested.templates, environment: environment)
    #expect(outcome.status == 1)
    #expect(!outcome.output.contains(Self.escape))
    #expect(outcome.output.contains("nested-stack-output-exists"))
  }

  @Test func aFileIsNotColoured() throws {
    #expect(try !Fixture.nested.check(environment: ["TERM": "xterm"]).output.contains(Self.escape))
  }

  @Test(arguments: ["FORCE_COLOR", "CLICOLOR_FORCE"])
  func colourIsForced(name: String) throws {
    let outcome = try Fixture.nested.check(environment: [name: "1"])
    #expect(outcome.output.contains(Self.escape))
    #expect(try !Fixture.nested.check(environment: [name: "0"]).output.contains(Self.escape))
    #expect(try !Fixture.nested.check("--color", "never", environment: [name: "1"]).output.contains(Self.escape))
  }

  @Test func theOptionWins() throws {
    let outcome = try Fixture.nested.check("--color", "always", environment: ["NO_COLOR": "1"])
    #expect(outcome.output.contains(Self.escape))
  }

  @Test func documentsAreNeverColoured() throws {
    for format in ["json", "sarif"] {
      #expect(try !Fixture.nested.check("--color", "always", "-o", format).output.contains(Self.escape))
    }
  }

  @Test(arguments: [["check"], ["rules"], ["explain", "export-unused"], ["check", "-o", "sarif"]])
  func aClosedPipeIsNoError(arguments: [String]) throws {
    let scratch = try Scratch()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let errors = try scratch.openNew("errors")
    let process = try Stackproof.start(
      Stackproof.binary, arguments, in: Fixture.nested.templates, output: pipe, errors: errors)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == (arguments[0] == "check" ? 1 : 0))
    #expect(try scratch.text("errors") == "")
  }

  @Test func headLeavesNoNoise() throws {
    let outcome = try Stackproof.runShell("\"$0\" check | head -n 1", in: Fixture.threeStacks.templates)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.errorText == "")
  }

  @Test func closedStreamsAreNoError() throws {
    for streams in [">&-", "2>&-", ">&- 2>&-", "<&-", "<&- >&- 2>&-"] {
      let outcome = try Stackproof.runShell("\"$0\" check \(streams)", in: Fixture.nested.templates)
      #expect(outcome.status == 1, "\(streams)")
      #expect(outcome.errorText == "", "\(streams)")
    }
  }

  @Test func aReportInAFileIsWholeWithoutStandardOutput() throws {
    let scratch = try Scratch()
    let path = scratch.url.appending(path: "report.json").path
    let outcome = try Stackproof.runShell(
      "\"$0\" check -o text -o json='\(path)' >&-", in: Fixture.nested.templates)
    #expect(outcome.status == 1)
    #expect(try scratch.text("report.json") == Fixture.nested.check("-o", "json").output)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func aFullDiskIsNoSuccess() throws {
    let outcome = try Stackproof.runShell(
      "\"$0\" check --fail-on never -o json >/dev/full", in: Fixture.nested.templates)
    #expect(outcome.status == 3)
    #expect(outcome.errorText.hasPrefix("stackproof: cannot write to standard output: "))
    #expect(outcome.errorText.split(separator: "\n").count == 1)
  }

  @Test func findingsAloneGoToStandardOutput() throws {
    let outcome = try Fixture.threeStacks.check()
    #expect(outcome.errorText == "")
  }
}
