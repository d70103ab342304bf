import Foundation

/// A tool at work whose standard output goes to a file.
struct ReportProcess {
  private let process = Process()
  private let output: URL

  /// Starts `executable`; what it says on standard error is dropped.
  init(_ executable: URL, _ arguments: [String]) throws {
    output = FileManager.default.temporaryDirectory.appending(path: "workshop-\(UUID().uuidString).json")
    try Data().write(to: output)
    process.executableURL = executable
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Waits for the end and gives what was printed.
  func report() -> [UInt8] {
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: output) }
    return ReportText.bytes(of: output)
  }
}
