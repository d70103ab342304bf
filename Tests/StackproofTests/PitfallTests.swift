import Foundation
import Testing

/// The mistakes of `Tests/Fixtures/pitfalls`, each a system of its own, and what the command says of them.
@Suite struct PitfallTests {
  static let gallery = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/pitfalls")

  static let pitfalls: [String] = {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: gallery.path)) ?? []
    return names.filter { files.fileExists(atPath: gallery.appending(path: "\($0)/templates").path) }.sorted()
  }()

  @Test func thereAreSome() {
    #expect(Self.pitfalls.count >= 20)
  }

  @Test(arguments: pitfalls)
  func textIsAsBefore(pitfall: String) throws {
    let outcome = try Self.check(pitfall, "-q")
    try GoldenFile.expect(outcome.outputBytes, in: Self.file("expected.text", of: pitfall))
  }

  @Test(arguments: pitfalls)
  func sarifIsAsBefore(pitfall: String) throws {
    let rules = try Self.rulesFound(in: pitfall).sorted().joined(separator: ",")
    let outcome = try Self.check(pitfall, "-o", "sarif", "--select", rules)
    try GoldenFile.expect(try GoldenFile.withoutRules(outcome.output), in: Self.file("expected.sarif", of: pitfall))
  }

  /// The README names the rules that find the mistake, and no rule finds anything else.
  @Test(arguments: pitfalls)
  func theRulesAreNamed(pitfall: String) throws {
    let text = try String(contentsOf: Self.file("README.md", of: pitfall), encoding: .utf8)
    let findings = try #require(text.split(separator: "\n\n").last { $0.hasPrefix("Finding") })
    let named = findings.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    #expect(Set(named) == (try Self.rulesFound(in: pitfall)))
  }

  private static func file(_ name: String, of pitfall: String) -> URL { gallery.appending(path: "\(pitfall)/\(name)") }

  private static func check(_ pitfall: String, _ arguments: String...) throws -> Stackproof.Outcome {
    try Stackproof.run(["check"] + arguments, in: file("templates", of: pitfall))
  }

  private static func rulesFound(in pitfall: String) throws -> Set<String> {
    let lines = try check(pitfall, "-q", "-o", "concise").output.split(separator: "\n")
    return Set(lines.compactMap { $0.firstMatch(of: /\[([a-z0-9-]+)\]/).map { String($0.1) } })
  }
}
