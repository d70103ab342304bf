import Findings
import Reports
import RuleBook
import SourceText

/// A report made in memory: files, and findings at words in them.
struct Sample {
  private(set) var files: [SourceFile] = []
  var findings: [Finding] = []
  var summary = Report.Summary()

  var report: Report { Report(files: files, findings: findings, summary: summary) }

  /// Adds a file.
  mutating func file(_ path: String, _ text: String) -> FileID { file(path, bytes: Array(text.utf8)) }

  /// Adds a file of bytes in any encoding.
  mutating func file(_ path: String, bytes: [UInt8]) -> FileID {
    let id = FileID(files.count)
    files.append(SourceFile(id: id, path: path, bytes: bytes))
    summary.templates = files.count
    summary.stacks = files.count
    return id
  }

  /// The place of the first `word` after the first `anchor` of a file.
  func place(_ file: FileID, _ word: String, after anchor: String = "", at logicalPath: String? = nil) -> Place {
    let text = files[Int(file.index)].text
    let from = Self.find(Array(anchor.utf8), in: text, from: 0)
    let start = Self.find(Array(word.utf8), in: text, from: from + anchor.utf8.count)
    return Place(file: file, span: Span(start, start + word.utf8.count), logicalPath: logicalPath)
  }

  private static func find(_ word: [UInt8], in text: [UInt8], from: Int) -> Int {
    for start in from...max(from, text.count - word.count) where text[start...].starts(with: word) { return start }
    preconditionFailure("the sample does not hold \(String(decoding: word, as: UTF8.self))")
  }

  /// The report in a format, as text.
  func written(_ format: ReportFormat, _ change: (inout ReportStyle) -> Void = { _ in }) -> String {
    var style = ReportStyle(toolVersion: "0.1.0")
    change(&style)
    return String(decoding: report.written(as: format, style: style, rules: Self.rules), as: UTF8.self)
  }

  /// The rules whose findings the samples hold, not in order.
  static let rules = [
    RuleDescriptor(
      id: "rds-instance-multi-az", title: "Database runs in one Availability Zone", area: "availability",
      level: .warning, severity: .medium, precision: .veryHigh, aliases: ["CKV_AWS_157"], controls: ["RDS.5"],
      helpMarkdown: "When the zone fails, the database fails with it.\n",
      helpText: "When the zone fails,\nthe database fails with it.\n\nSet MultiAZ to true.\n"),
    RuleDescriptor(
      id: "export-import-resolves", title: "Imported value is not exported", area: "cross-stack", level: .error,
      precision: .veryHigh, helpMarkdown: "", helpText: "", helpURI: "https://example.com/export-import-resolves",
      tags: ["deployment"]),
    RuleDescriptor(
      id: "malformed-document", title: "File cannot be read", area: "template", level: .error, precision: .veryHigh,
      helpMarkdown: "", helpText: "The file is no valid YAML or JSON."),
  ]
}
