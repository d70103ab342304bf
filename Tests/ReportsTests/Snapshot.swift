import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots`; writes the file instead when `UPDATE_SNAPSHOTS` is 1.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(
    text == expected, "UPDATE_SNAPSHOTS=1 swift test --filter ReportsTests writes \(name) anew",
    sourceLocation: sourceLocation)
}
