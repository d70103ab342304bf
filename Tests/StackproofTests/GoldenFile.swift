import Foundation
import Testing

/// A file that holds what the command must write.
enum GoldenFile {
  /// Compares what was written with a file, or writes the file anew when `UPDATE_SNAPSHOTS` is 1.
  static func expect(_ written: Data, in file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try written.write(to: file)
      return
    }
    let expected = try Data(contentsOf: file)
    let name = file.pathComponents.suffix(2).joined(separator: "/")
    #expect(
      written == expected,
      """
      \(name) is not what the command writes. `UPDATE_SNAPSHOTS=1 swift test --filter StackproofTests` writes it anew; \
      `git diff` shows the change.
      """,
      sourceLocation: sourceLocation)
  }

  /// A SARIF document without its rules: their pages are tested where they are read, and each change to one would be one
  /// in every document.
  static func withoutRules(_ document: String) throws -> Data {
    var lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "          \"rules\": ["))
    let end = try #require(lines[start...].firstIndex(of: "          ]"))
    lines.removeSubrange(start + 1..<end)
    return Data(lines.joined(separator: "\n").utf8)
  }
}
