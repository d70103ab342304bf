import Findings
import SourceText

/// SARIF 2.1.0 with one run, as code scanning reads it.
struct SARIFReport {
  private let report: Report
  private let style: ReportStyle
  private let rules: [RuleDescriptor]
  private let limits: SARIFLimits

  /// Parse failures are told as notifications of the run, too.
  private static let parseFailure: RuleID = "malformed-document"

  init(_ report: Report, style: ReportStyle, rules: [RuleDescriptor], limits: SARIFLimits = SARIFLimits()) {
    self.report = report
    self.style = style
    self.rules = rules.sorted { $0.id < $1.id }
    self.limits = limits
  }

  func written() -> [UInt8] {
    let cut = limits.cut(report.findings)
    var kept = report
    kept.findings = cut.findings
    let results = SARIFResults(
      kept, pathPrefix: style.sarifPathPrefix, limits: limits,
      ruleIndices: Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first })
    var json = JSONWriter(.pretty)
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          json.object("tool") { json in json.object("driver", driver) }
          json.array("invocations") { json in
            json.object { json in write(cut.notices, results, to: &json) }
          }
          json.field("columnKind", "utf16CodeUnits")
          json.array("results") { json in
            for finding in cut.findings { results.write(finding, to: &json) }
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func driver(_ json: inout JSONWriter) {
    json.field("name", "stackproof")
    json.field("semanticVersion", style.toolVersion)
    if let uri = style.informationURI { json.field("informationUri", uri) }
    json.array("rules") { json in
      for rule in rules { json.object { json in rule.writeAsSARIF(to: &json) } }
    }
  }

  private func write(_ notices: [SARIFLimits.Notice], _ results: SARIFResults, to json: inout JSONWriter) {
    json.field("executionSuccessful", true)
    let failures = report.findings.filter { $0.rule == Self.parseFailure }.prefix(limits.results)
    if failures.isEmpty, notices.isEmpty { return }
    json.array("toolExecutionNotifications") { json in
      for failure in failures {
        json.object { json in
          json.field("level", failure.level.name)
          results.writeMessage(failure.message.text, to: &json)
          json.array("locations") { json in
            json.object { json in results.writeLocation(failure.place, to: &json) }
          }
          json.object("associatedRule", inline: true) { json in results.writeRule(failure.rule, to: &json) }
        }
      }
      for notice in notices {
        json.object { json in
          json.field("level", notice.level.name)
          results.writeMessage(notice.text, to: &json)
        }
      }
    }
  }
}
