import Foundation
import Testing

@Suite struct ReportTests {
  static let formats = ["text", "concise", "json", "sarif"]

  @Test(arguments: GoldenTests.fixtures)
  func formatsAgree(fixture: Fixture) throws {
    let json = try fixture.check("-o", "json", "--profile", "all")
    let findings = try CheckDocument(json).findings
    #expect(!findings.isEmpty)

    let concise = try fixture.check("-o", "concise", "--profile", "all")
    #expect(concise.output == findings.map(\.concise).joined())

    let sarif = try fixture.check("-o", "sarif", "--profile", "all")
    let results = try SARIFRun(sarif.outputBytes).results
    #expect(results.map { $0["ruleId"] as? String } == findings.map(\.rule))
    #expect(results.map { $0["level"] as? String } == findings.map(\.level))

    let text = try fixture.check("-o", "text", "--profile", "all")
    let headings = text.output.split(separator: "\n").filter { line in
      ["error[", "warning[", "note["].contains { line.hasPrefix($0) }
    }
    #expect(headings.map(String.init) == findings.map { "\($0.level)[\($0.rule)]: \($0.message)" })

    #expect(Set([json, concise, sarif, text].map(\.status)).count == 1)
  }

  @Test func countsAreThoseOfTheFindings() throws {
    let document = try CheckDocument(Fixture.threeStacks.check("-o", "json"))
    #expect(document.version == 1)
    #expect(document.summary.files == 3)
    #expect(document.summary.errors == document.findings.count { $0.level == "error" })
    #expect(document.summary.warnings == document.findings.count { $0.level == "warning" })
    #expect(document.summary.notes == document.findings.count { $0.level == "note" })
  }

  @Test func oneRunWritesSeveralReports() throws {
    let scratch = try Scratch()
    func file(_ format: String) -> String { scratch.url.appending(path: "report.\(format)").path }
    let requests = Self.formats.flatMap { ["-o", "\($0)=\(file($0))"] }
    let outcome = try Stackproof.run(["check", "-o", "concise"] + requests, in: Fixture.threeStacks.templates)
    #expect(outcome.status == 1)
    #expect(outcome.output == (try scratch.text("report.concise")))
    for format in Self.formats {
      #expect(try scratch.text("report.\(format)") == Fixture.threeStacks.check("-o", format).output, "\(format)")
    }
  }

  @Test func reportsOfAnEmptyRunAreWhole() throws {
    for format in ["json", "sarif"] {
      let outcome = try Fixture.onlyWorkflows.check("-o", format)
      #expect(outcome.status == 3)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: outcome.outputBytes) }
    }
    #expect(try SARIFRun(Fixture.onlyWorkflows.check("-o", "sarif").outputBytes).run["results"] as? [Any] != nil)
  }

  /// Columns count UTF-16 code units; the file's own bytes, byte order mark and line ends do not matter.
  @Test(arguments: [
    ("emoji.yaml", 3, 87), ("invalid-bytes.yaml", 7, 23), ("marked.yaml", 6, 23), ("no-final-newline.yaml", 6, 23),
    ("tabs.json", 6, 42), ("utf-16.yaml", 6, 23), ("windows.yaml", 6, 23), ("with space/100% sure.yaml", 6, 23),
  ])
  func columnsAreThoseOfAnEditor(file: String, line: Int, column: Int) throws {
    let outcome = try Fixture.oddFiles.check("-o", "json", "--select", "undefined-reference", file)
    let finding = try #require(try CheckDocument(outcome).findings.first)
    #expect(finding.location.path == file)
    #expect(finding.location.start == .init(line: line, column: column))
    #expect(finding.location.end.line == line)
    #expect(finding.location.end.column == column + (file == "tabs.json" ? 9 : 7))
  }
}
