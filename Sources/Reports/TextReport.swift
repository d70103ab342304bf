import Findings
import SourceText

/// Findings with the source lines they point at, and a closing tally.
struct TextReport: Sendable {
  private let report: Report
  private let style: ReportStyle
  private let lines: ReportedLines

  /// The further places of a finding that are shown.
  private static let shownNotes = (usually: 10, verbose: 200)

  init(_ report: Report, style: ReportStyle) {
    self.report = report
    self.style = style
    lines = ReportedLines(report)
  }

  /// How many findings are written at a stretch.
  private static let partLength = 32

  func written(_ sharing: Report.Sharing) -> [UInt8] {
    var told: Set<RuleID> = []
    let explained = Set(report.findings.indices.filter { told.insert(report.findings[$0].rule).inserted })
    let count = report.findings.count
    let parts = sharing((count + Self.partLength - 1) / Self.partLength) { part in
      let start = part * Self.partLength
      var text = TerminalText(color: style.color)
      for index in start..<min(start + Self.partLength, count) {
        write(report.findings[index], explain: explained.contains(index), to: &text)
        text.endLine()
      }
      return text.bytes
    }
    return Array((parts + [closing]).joined())
  }

  private var closing: [UInt8] {
    guard style.showSummary else { return [] }
    var text = TerminalText(color: style.color)
    for line in ClosingLines(report, showTiming: style.showTiming, verbose: style.verbose).lines {
      text.write(line)
      text.endLine()
    }
    return text.bytes
  }

  private func write(_ finding: Finding, explain: Bool, to text: inout TerminalText) {
    text.write("\(finding.level.name)[\(finding.rule)]", .level(finding.level))
    text.write(": ", finding.message.text, .strong)
    text.endLine()

    let (snippets, leftOut) = snippets(of: finding)
    let group = SnippetGroup(snippets)
    group.write(to: &text, width: style.width, level: finding.level)

    if leftOut > 0 {
      let places = counted(leftOut, "further place", "further places")
      writeAside("note", places + (style.verbose ? " not shown" : ", shown with -v"), group.indent, to: &text)
    }
    if explain { writeAside("explain", "stackproof explain \(finding.rule)", group.indent, to: &text) }
  }

  /// What the finding points at, the file of its place first, and how many notes are left out.
  private func snippets(of finding: Finding) -> ([Snippet], leftOut: Int) {
    var snippets = [snippet(for: finding.place)]
    snippets[0].mark(finding.place.span, "", isPrimary: true)
    let steps = finding.flow.enumerated().map { index, step in
      finding.flow.count == 1 ? step : Note("\(index + 1): \(step.message)", at: step.place)
    }
    let told = finding.notes.isEmpty ? [] : Set(finding.flow)
    let notes = finding.notes.filter { !told.contains($0) } + steps
    // What is said of the finding's own place takes no further line.
    let own = notes.filter { $0.place.isSame(as: finding.place) }
    let others = notes.filter { !$0.place.isSame(as: finding.place) }
    let shown = min(others.count, style.verbose ? Self.shownNotes.verbose : Self.shownNotes.usually)
    for note in own + others.prefix(shown) {
      if let index = snippets.firstIndex(where: { $0.file.id == note.place.file }) {
        snippets[index].mark(note.place.span, note.message)
      } else {
        var further = snippet(for: note.place)
        further.mark(note.place.span, note.message)
        snippets.append(further)
      }
    }
    return (snippets, others.count - shown)
  }

  private func snippet(for place: Place) -> Snippet {
    Snippet(report.files[Int(place.file.index)], lines[place.file])
  }

  private func writeAside(_ name: String, _ words: String, _ indent: String, to text: inout TerminalText) {
    text.write(indent + " = ", .frame)
    text.write(name, .strong)
    text.write(": ", words)
    text.endLine()
  }
}
