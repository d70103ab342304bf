import Foundation
import Testing

/// What GitHub's code scanning asks of a document beyond the schema.
@Suite struct SARIFTests {
  @Test(arguments: GoldenTests.fixtures + [.onlyWorkflows])
  func documentIsOneRunOfTheTool(fixture: Fixture) throws {
    let sarif = try SARIFRun(fixture.check("-o", "sarif").outputBytes)
    #expect(sarif.document["version"] as? String == "2.1.0")
    #expect((sarif.document["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    #expect(sarif.driver["name"] as? String == "stackproof")
    #expect(sarif.driver["semanticVersion"] as? String != nil)
    #expect(sarif.run["columnKind"] as? String == "utf16CodeUnits")
    #expect(sarif.run["results"] != nil)
  }

  @Test func rulesCarryWhatIsShown() throws {
    let sarif = try SARIFRun(Fixture.threeStacks.check("-o", "sarif", "--profile", "all").outputBytes)
    #expect(sarif.rules.count > 30)
    for rule in sarif.rules {
      let id = try #require(rule["id"] as? String)
      let title = try #require(SARIFRun.text(rule, "shortDescription"), "\(id)")
      #expect(!title.isEmpty && title.count <= 1024, "\(id)")
      let description = try #require(SARIFRun.text(rule, "fullDescription"), "\(id)")
      #expect(!description.isEmpty && description.count <= 1024, "\(id)")
      #expect(SARIFRun.text(rule, "help")?.isEmpty == false, "\(id)")
      #expect((rule["help"] as? SARIFRun.Object)?["markdown"] as? String != nil, "\(id)")
      let level = (rule["defaultConfiguration"] as? SARIFRun.Object)?["level"] as? String
      #expect(["error", "warning", "note"].contains(level), "\(id)")
      let properties = try #require(rule["properties"] as? SARIFRun.Object, "\(id)")
      let tags = try #require(properties["tags"] as? [String], "\(id)")
      #expect(tags.count <= 10 && Set(tags).count == tags.count, "\(id)")
      #expect(["very-high", "high", "medium", "low"].contains(properties["precision"] as? String), "\(id)")
      let severity = properties["security-severity"]
      #expect((severity != nil) == tags.contains("security"), "\(id)")
      if let severity {
        let score = try #require((severity as? String).flatMap(Double.init), "\(id)")
        #expect(score > 0 && score <= 10, "\(id)")
      }
    }
    let ids = sarif.rules.compactMap { $0["id"] as? String }
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
  }

  @Test(arguments: GoldenTests.fixtures)
  func resultsStandAlone(fixture: Fixture) throws {
    let sarif = try SARIFRun(fixture.check("-o", "sarif", "--profile", "all").outputBytes)
    var identities: Set<String> = []
    #expect(!sarif.results.isEmpty)
    for result in sarif.results {
      let rule = try #require(result["ruleId"] as? String)
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(sarif.rules[index]["id"] as? String == rule)
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect(SARIFRun.text(result)?.isEmpty == false)

      let locations = try #require(result["locations"] as? [SARIFRun.Object])
      #expect(locations.count == 1)
      let place = try #require(locations.first.flatMap(SARIFRun.physical))
      let related = result["relatedLocations"] as? [SARIFRun.Object] ?? []
      let everywhere = [place] + related.compactMap(SARIFRun.physical)
      #expect(everywhere.count == related.count + 1)
      for (uri, region) in everywhere {
        #expect(!uri.hasPrefix("/") && !uri.contains("..") && !uri.contains("\\") && !uri.contains(" "))
        #expect(URL(string: uri) != nil, "\(uri)")
        let line = try #require(region["startLine"])
        let column = try #require(region["startColumn"])
        let endLine = try #require(region["endLine"])
        let endColumn = try #require(region["endColumn"])
        #expect(line >= 1 && column >= 1 && (endLine, endColumn) >= (line, column))
      }

      let fingerprints = try #require(result["partialFingerprints"] as? [String: String])
      let hash = try #require(fingerprints["primaryLocationLineHash"])
      #expect(hash.wholeMatch(of: /[0-9a-f]{1,16}:[1-9][0-9]*/) != nil, "\(hash)")
      let own = try #require(fingerprints["stackproof/v1"])
      #expect(identities.insert("\(rule) \(place.uri) \(own)").inserted, "\(rule) in \(place.uri) twice")
    }
  }

  @Test(arguments: GoldenTests.fixtures)
  func messageLinksLead(fixture: Fixture) throws {
    let sarif = try SARIFRun(fixture.check("-o", "sarif", "--profile", "all").outputBytes)
    for result in sarif.results {
      let ids = Set((result["relatedLocations"] as? [SARIFRun.Object] ?? []).compactMap { $0["id"] as? Int })
      let text = try #require(SARIFRun.text(result))
      for link in text.matches(of: /\]\(([0-9]+)\)/) {
        #expect(Int(link.1).map(ids.contains) == true, "\(text)")
      }
    }
  }

  @Test func pathsArePercentEncoded() throws {
    let sarif = try SARIFRun(Fixture.oddFiles.check("-o", "sarif").outputBytes)
    let uris = sarif.results.compactMap { result in
      (result["locations"] as? [SARIFRun.Object])?.first.flatMap(SARIFRun.physical)?.uri
    }
    #expect(uris.contains { $0.hasSuffix("templates/with%20space/100%25%20sure.yaml") })
  }

  /// `sarif-kit` named by `SARIF_KIT`, or the first on the path.
  static let validator: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SARIF_KIT"] { return path }
    let places = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/sarif-kit" }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  @Test(
    .enabled(if: validator != nil, "sarif-kit is not installed; SARIF_KIT may name it"),
    arguments: GoldenTests.fixtures + [.onlyWorkflows])
  func documentFollowsTheSchema(fixture: Fixture) throws {
    let scratch = try Scratch()
    let report = scratch.url.appending(path: "report.sarif")
    try fixture.check("-o", "sarif", "--profile", "all").outputBytes.write(to: report)
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.validator))
    process.arguments = ["validate", report.path]
    process.standardOutput = try scratch.openNew("output")
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let said = try scratch.text("output")
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
