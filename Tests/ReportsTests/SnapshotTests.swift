import Findings
import Reports
import Testing

@Suite struct SnapshotTests {
  static let samples: [(String, Sample)] = [
    ("empty", .empty), ("one-file", .oneFile), ("cross-file", .crossFile), ("characters", .characters),
    ("lines", .lines), ("paths", .paths),
  ]

  @Test(arguments: samples.map(\.0), ReportFormat.allCases)
  func isWrittenAsBefore(name: String, format: ReportFormat) throws {
    let sample = try #require(Self.samples.first { $0.0 == name }).1
    let written = sample.written(format) { $0.sarifPathPrefix = "infra/live/" }
    try expectSnapshot(written, "\(name).\(format.rawValue)")
  }

  @Test func isColoured() throws {
    let written = Sample.crossFile.written(.text) {
      $0.color = true
      $0.showTiming = true
    }
    try expectSnapshot(written, "cross-file.ansi")
    try expectSnapshot(Sample.crossFile.written(.concise) { $0.color = true }, "cross-file-concise.ansi")
  }

  @Test func isCutToTheWidth() throws {
    try expectSnapshot(Sample.lines.written(.text) { $0.width = 50 }, "lines-50.text")
  }

  @Test(arguments: ReportFormat.allCases)
  func holdsNoControlsOfItsInput(format: ReportFormat) {
    let written = Sample.characters.written(format)
    let controls = written.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
    }
    #expect(controls.isEmpty)
  }

  @Test func leavesOutNotesBeyondTen() {
    var sample = Sample()
    let list = sample.file("list.yaml", (10..<25).map { "- \($0)\n" }.joined())
    sample.findings = [
      Finding(
        rule: "malformed-document", level: .error, message: "A list.", place: sample.place(list, "10"),
        notes: (11..<25).map { Note("item \($0)", at: sample.place(list, "\($0)")) })
    ]
    let written = sample.written(.text)
    #expect(written.contains("item 20") && !written.contains("item 21"))
    #expect(written.contains("= note: 4 further places, shown with -v\n"))
    #expect(sample.written(.text) { $0.verbose = true }.contains("item 24"))
  }

  @Test func showsLinesNoWiderThanTheTerminal() {
    for width in 30...120 {
      let written = Sample.lines.written(.text) { $0.width = width }
      let sources = written.split(separator: "\n").filter { $0.contains("| {") || $0.contains("| ...") }
      #expect(sources.count >= 4)
      #expect(sources.allSatisfy { $0.count <= width })
    }
  }
}
