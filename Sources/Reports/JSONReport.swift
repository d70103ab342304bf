import Findings
import SourceText

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
    write(finding.place, to: &json)
    json.key("scenario")
    if let scenario = finding.scenario { json.scenario(scenario) } else { json.null() }
    write(finding.notes, "notes", to: &json)
    write(finding.flow, "flow", to: &json)
    json.key("fix")
    json.null()
    json.field("fingerprint", finding.fingerprint)
    json.field("state", "new")
  }

  private func write(_ notes: [Note], _ key: StaticString, to json: inout JSONWriter) {
    json.array(key) { json in
      for note in notes {
        json.object { json in
          json.field("message", note.message)
          write(note.place, to: &json)
        }
      }
    }
  }

  private func write(_ place: Place, to json: inout JSONWriter) {
    json.object("location") { json in
      json.field("path", report.path(of: place))
      write(lines.start(of: place), "start", to: &json)
      write(lines.end(of: place), "end", to: &json)
      json.field("logicalPath", place.logicalPath)
    }
  }

  private func write(_ position: Position, _ key: StaticString, to json: inout JSONWriter) {
    json.object(key, inline: true) { json in
      json.field("line", position.line)
      json.field("column", position.column)
    }
  }
}
