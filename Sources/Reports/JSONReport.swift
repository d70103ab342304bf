import Findings

/// The documented JSON document, version 1.
struct JSONReport {
  private let report: Report
  private let style: ReportStyle
  private let lines: ReportedLines
  private let aliases: [RuleID: [String]]

  init(_ report: Report, style: ReportStyle, rules: [RuleDescriptor]) {
    self.report = report
    self.style = style
    lines = ReportedLines(report)
    aliases = Dictionary(rules.map { ($0.id, $0.aliases) }) { first, _ in first }
  }

  func written() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.field("version", 1)
      json.object("tool", inline: true) { json in
        json.field("name", "stackproof")
        json.field("version", style.toolVersion)
      }
      json.object("summary", inline: true) { json in write(report.summary, to: &json) }
      json.array("findings") { json in
        for finding in report.findings {
          json.object { json in write(finding, to: &json) }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ summary: Report.Summary, to json: inout JSONWriter) {
    json.field("files", summary.templates)
    json.field("stacks", summary.stacks)
    json.field("errors", report.count(of: .error))
    json.field("warnings", report.count(of: .warning))
    json.field("notes", report.count(of: .note))
    json.field("ignored", summary.ignored)
    json.field("baselined", 0)
  }

  private func write(_ finding: Finding, to json: inout JSONWriter) {
    json.field("rule", finding.rule.rawValue)
    json.field("level", finding.level.name)
    json.field("message", finding.message.text)
    json.field("aliases", aliases[finding.rule] ?? [])
    json.location(finding.place, in: report.files, lines)
    json.key("scenario")
    if let scenario = finding.scenario { json.scenario(scenario) } else { json.null() }
    json.notes("notes", finding.notes, in: report.files, lines)
    json.notes("flow", finding.flow, in: report.files, lines)
    json.key("fix")
    json.null()
    json.field("fingerprint", finding.fingerprint)
    json.field("state", "new")
  }
}
