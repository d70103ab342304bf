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

  @Test(arguments: [Fixture.brokenImport, .oddFiles])
  func sarifIsAsBefore(fixture: Fixture) throws {
    let rules = ["export-import-resolves", "undefined-reference", "malformed-document"]
    let outcome = try fixture.check("-o", "sarif", "--select", rules.joined(separator: ","))
    try expect(fixture, "sarif", try GoldenFile.withoutRules(outcome.output))
  }

  private func expect(
    _ fixture: Fixture, _ suffix: String, _ written: Data, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try GoldenFile.expect(written, in: fixture.expected(suffix), sourceLocation: sourceLocation)
  }
}
