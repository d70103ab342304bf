import Foundation
import Testing

/// The same templates give the same bytes, however they are named.
@Suite struct RepetitionTests {
  @Test(arguments: ReportTests.formats)
  func runsAreIdentical(format: String) throws {
    let first = try Fixture.threeStacks.check("-o", format, "--profile", "all").outputBytes
    for _ in 0..<3 {
      #expect(try Fixture.threeStacks.check("-o", format, "--profile", "all").outputBytes == first)
    }
  }

  static let spellings: [[String]] = [
    ["cluster.yaml", "database.yaml", "network.yaml"],
    ["network.yaml", "cluster.yaml", "database.yaml"],
    ["./network.yaml", ".//cluster.yaml", "././database.yaml"],
    ["network.yaml", "network.yaml", "./network.yaml", "database.yaml", "cluster.yaml"],
    [".", "network.yaml"],
    ["../templates"],
    ["../templates/network.yaml", "."],
    [Fixture.threeStacks.templates.path],
  ]

  @Test(arguments: spellings)
  func pathsAreSpelledAsOneLikes(paths: [String]) throws {
    let plain = try Fixture.threeStacks.check("-o", "json").outputBytes
    let outcome = try Stackproof.run(["check", "-o", "json"] + paths, in: Fixture.threeStacks.templates)
    #expect(outcome.outputBytes == plain)
  }

  @Test func theDefaultCommandIsCheck() throws {
    let plain = try Fixture.nested.check()
    #expect(try Stackproof.run([], in: Fixture.nested.templates).output == plain.output)
    #expect(try Stackproof.run(["."], in: Fixture.nested.templates).output == plain.output)
    #expect(try Stackproof.run(["-q"], in: Fixture.nested.templates).status == plain.status)
  }
}
