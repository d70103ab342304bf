import Findings
import SourceText

/// A line a finding: `path:line:column: level[rule] message`.
struct ConciseReport {
  private let report: Report
  private let style: ReportStyle
  private let lines: ReportedLines

  init(_ report: Report, style: ReportStyle) {
    self.report = report
    self.style = style
    lines = ReportedLines(report)
  }

  func written() -> [UInt8] {
    var text = TerminalText(color: style.color)
    for finding in report.findings {
      let start = lines.start(of: finding.place)
      text.write("\(report.path(of: finding.place)):\(start.line):\(start.column): ")
      text.write("\(finding.level.name)[\(finding.rule)]", .level(finding.level))
      text.write(" ", finding.message.text)
      text.endLine()
    }
    return text.bytes
  }
}
