import Findings
import SourceText

/// The results of a SARIF run.
struct SARIFResults {
  private let report: Report
  private let lines: ReportedLines
  private let limits: SARIFLimits
  private let ruleIndices: [RuleID: Int]
  private let paths: [RepositoryPath]
  /// The line hashes of the files that have findings.
  private let hashes: [FileID: LineHashes]

  /// Prepares the results of a report's findings; `ruleIndices` tells where the run describes each rule.
  init(_ report: Report, pathPrefix: String, limits: SARIFLimits, ruleIndices: [RuleID: Int]) {
    self.report = report
    self.limits = limits
    self.ruleIndices = ruleIndices
    lines = ReportedLines(report)
    paths = report.files.map { RepositoryPath($0.path, prefix: pathPrefix) }
    var hashes: [FileID: LineHashes] = [:]
    for finding in report.findings where hashes[finding.place.file] == nil {
      hashes[finding.place.file] = LineHashes(of: report.files[Int(finding.place.file.index)])
    }
    self.hashes = hashes
  }

  /// Writes a finding as a result.
  func write(_ finding: Finding, to json: inout JSONWriter) {
    let labels = finding.notes.filter { $0.place.isSame(as: finding.place) }
    let notes = finding.notes.filter { !$0.place.isSame(as: finding.place) }.prefix(limits.locations - 1)
    json.object { json in
      json.field("ruleId", finding.rule.rawValue)
      if let index = ruleIndices[finding.rule] { json.field("ruleIndex", index) }
      json.field("level", finding.level.name)
      writeMessage(SARIFMessage.text(of: finding, linking: notes), to: &json)
      json.array("locations") { json in
        json.object { json in
          if !labels.isEmpty { writeMessage(labels.map(\.message).joined(separator: "; "), to: &json) }
          writeLocation(finding.place, to: &json)
        }
      }
      if !notes.isEmpty { writeRelated(notes, to: &json) }
      if !finding.flow.isEmpty { writeFlow(finding.flow.prefix(limits.flowLocations), to: &json) }
      json.object("partialFingerprints") { json in
        if let hashes = hashes[finding.place.file] {
          json.field("primaryLocationLineHash", hashes[lines.start(of: finding.place).line])
        }
        if !finding.fingerprint.isEmpty { json.field("stackproof/v1", finding.fingerprint) }
      }
      if let scenario = finding.scenario {
        json.object("properties") { json in
          json.key("scenario")
          json.scenario(scenario)
        }
      }
    }
  }

  /// Writes the members of a reference to a rule.
  func writeRule(_ rule: RuleID, to json: inout JSONWriter) {
    json.field("id", rule.rawValue)
    if let index = ruleIndices[rule] { json.field("index", index) }
  }

  /// Writes the members of a location.
  func writeLocation(_ place: Place, to json: inout JSONWriter) {
    let path = paths[Int(place.file.index)]
    let start = lines.start(of: place)
    let end = lines.end(of: place)
    json.object("physicalLocation") { json in
      json.object("artifactLocation", inline: true) { json in
        json.field("uri", path.uri)
        if path.isRelative { json.field("uriBaseId", "%SRCROOT%") }
      }
      json.object("region", inline: true) { json in
        json.field("startLine", start.line)
        json.field("startColumn", start.column)
        json.field("endLine", end.line)
        json.field("endColumn", end.column)
      }
    }
    guard let logicalPath = place.logicalPath, !logicalPath.isEmpty else { return }
    json.array("logicalLocations") { json in
      json.object(inline: true) { json in
        let keys = logicalPath.split(separator: "/")
        json.field("fullyQualifiedName", logicalPath)
        json.field("kind", keys.count == 2 && keys[0] == "Resources" ? "resource" : "member")
      }
    }
  }

  /// Writes the member that holds a text.
  func writeMessage(_ text: String, to json: inout JSONWriter) {
    json.object("message", inline: true) { json in json.field("text", text) }
  }

  private func writeRelated(_ notes: ArraySlice<Note>, to json: inout JSONWriter) {
    json.array("relatedLocations") { json in
      for (index, note) in notes.enumerated() {
        json.object { json in
          json.field("id", index + 1)
          writeMessage(note.message, to: &json)
          writeLocation(note.place, to: &json)
        }
      }
    }
  }

  private func writeFlow(_ steps: ArraySlice<Note>, to json: inout JSONWriter) {
    json.array("codeFlows") { json in
      json.object { json in
        json.array("threadFlows") { json in
          json.object { json in
            json.array("locations") { json in
              for step in steps { json.object { json in write(step: step, to: &json) } }
            }
          }
        }
      }
    }
  }

  private func write(step: Note, to json: inout JSONWriter) {
    json.object("location") { json in
      writeMessage(step.message, to: &json)
      writeLocation(step.place, to: &json)
    }
  }
}
