import Foundation
import Testing

/// Whole reports of whole systems, byte for byte.
@Suite struct GoldenTests {
  static let fixtures = Fixture.allCases.filter { $0 != .onlyWorkflows }

  @Test(arguments: fixtures)
  func textIsAsBefore(fixture: Fixture) throws {
    try expect(fixture, "text", try fixture.check("-q").outputBytes)
  }

  @Test(arguments: fixtures)
  func jsonIsAsBefore(fixture: Fixture) throws {
    try expect(fixture, "json", try fixture.check("-o", "json").outputBytes)
  }

  @Test(arguments: [Fixture.threeStacks, .nested])
  func permissionsAreAsBefore(fixture: Fixture) throws {
    let outcome = try Stackproof.run(
      ["permissions", "--region", "eu-west-1", "--account", "123456789012"], in: fixture.templates)
    #expect(outcome.status == 0)
    try expect(fixture, "permissions.json", outcome.outputBytes)
  }

  /// The rules are left out: their pages are tested where they are read, and each change to one would be one here.
  @Test(arguments: [Fixture.brokenImport, .oddFiles])
  func sarifIsAsBefore(fixture: Fixture) throws {
    let rules = ["export-import-resolves", "undefined-reference", "malformed-document"]
    let outcome = try fixture.check("-o", "sarif", "--select", rules.joined(separator: ","))
    var lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "          \"rules\": ["))
    let end = try #require(lines[start...].firstIndex(of: "          ]"))
    lines.removeSubrange(start + 1..<end)
    try expect(fixture, "sarif", Data(lines.joined(separator: "\n").utf8))
  }

  private func expect(
    _ fixture: Fixture, _ suffix: String, _ written: Data, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = fixture.expected(suffix)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try written.write(to: file)
      return
    }
    let expected = try Data(contentsOf: file)
    #expect(
      written == expected,
      """
      \(fixture.rawValue)/expected.\(suffix) is not what the command writes. \
      `UPDATE_SNAPSHOTS=1 swift test --filter StackproofTests` writes it anew; `git diff` shows the change.
      """,
      sourceLocation: sourceLocation)
  }
}
