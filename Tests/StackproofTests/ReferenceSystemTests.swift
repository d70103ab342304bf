import Foundation
import Testing

/// What the README of the reference system, `templates/`, says of it.
@Suite struct ReferenceSystemTests {
  private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  private let readme: String

  init() throws {
    readme = try String(contentsOf: Self.directory.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func thePictureIsTheGraph() throws {
    let outcome = try Stackproof.run(["graph"], in: Self.directory)
    #expect(outcome.status == 0)
    #expect(readme.contains("```mermaid\n\(outcome.output)```\n"), "templates/README.md must hold\n\(outcome.output)")
  }

  @Test func theOrderIsThatOfTheText() throws {
    let outcome = try Stackproof.run(["order"], in: Self.directory)
    #expect(outcome.output == "1. network.yaml\n2. database.yaml\n3. cluster.yaml\n")
  }

  /// At most five suppressions, and each has a line with its reason.
  @Test func suppressionsAreListed() throws {
    var suppressed: [String] = []
    for stack in ["network", "database", "cluster"] {
      let text = try String(contentsOf: Self.directory.appending(path: "\(stack).yaml"), encoding: .utf8)
      suppressed += text.matches(of: /stackproof: ignore\[([a-z0-9-]+)\]/).map { String($0.1) }
    }
    let listed = readme.matches(of: /\| `([a-z0-9-]+)` \| `[A-Za-z]+` \| [^|]+ \|/).map { String($0.1) }
    #expect(suppressed.sorted() == listed.sorted())
    #expect(suppressed.count <= 5)
  }

  @Test func theStrictProfileFindsNothing() throws {
    let outcome = try Stackproof.run(["check", "--profile", "strict", "--fail-on", "note"], in: Self.directory)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  /// What dev does without, prod has: of the findings that are suppressed, one is left there.
  @Test(arguments: [("dev", 4), ("prod", 1)])
  func prodHasWhatDevDoesWithout(environment: String, count: Int) throws {
    let outcome = try Stackproof.run(
      [
        "check", "-q", "--profile", "strict", "--no-ignores", "--ignore", "suppression-unused", "-o", "concise",
        "--parameters", "parameters/\(environment).json",
      ], in: Self.directory)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == count, "\(outcome.output)")
    #expect(lines.contains { $0.contains("[secretsmanager-rotation]") })
  }
}
