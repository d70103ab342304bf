import Foundation
import Testing

/// The parts of a `check -o json` document that tests look at.
struct CheckDocument: Decodable {
  struct Summary: Decodable {
    let files: Int
    let errors: Int
    let warnings: Int
    let notes: Int
  }

  struct Position: Decodable, Equatable {
    let line: Int
    let column: Int
  }

  struct Location: Decodable {
    let path: String
    let start: Position
    let end: Position
  }

  struct Finding: Decodable {
    let rule: String
    let level: String
    let message: String
    let location: Location

    /// The finding as the concise report writes it.
    var concise: String {
      "\(location.path):\(location.start.line):\(location.start.column): \(level)[\(rule)] \(message)\n"
    }
  }

  let version: Int
  let summary: Summary
  let findings: [Finding]

  init(_ outcome: Stackproof.Outcome) throws {
    self = try JSONDecoder().decode(Self.self, from: outcome.outputBytes)
  }
}

/// The one run of a SARIF document, as dictionaries.
struct SARIFRun {
  typealias Object = [String: Any]

  let document: Object
  let run: Object

  init(_ data: Data) throws {
    document = try #require(JSONSerialization.jsonObject(with: data) as? Object)
    let runs = try #require(document["runs"] as? [Object])
    #expect(runs.count == 1)
    run = try #require(runs.first)
  }

  var driver: Object { (run["tool"] as? Object)?["driver"] as? Object ?? [:] }
  var rules: [Object] { driver["rules"] as? [Object] ?? [] }
  var results: [Object] { run["results"] as? [Object] ?? [] }

  /// The physical location of a result or of anything else with `physicalLocation`.
  static func physical(_ location: Object) -> (uri: String, region: [String: Int])? {
    guard let physical = location["physicalLocation"] as? Object,
      let uri = (physical["artifactLocation"] as? Object)?["uri"] as? String,
      let region = physical["region"] as? [String: Int]
    else { return nil }
    return (uri, region)
  }

  /// The text of the message of a result, rule or location.
  static func text(_ object: Object, _ key: String = "message") -> String? {
    (object[key] as? Object)?["text"] as? String
  }
}
