import ArgumentParser
import Foundation

/// The package the command is run in.
struct PackageFolder {
  /// The folder of `Package.swift`.
  let root: URL

  /// Looks for the package upward from the working directory.
  init() throws {
    var folder = URL(filePath: FileManager.default.currentDirectoryPath)
    while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
      guard folder.pathComponents.count > 1 else {
        throw ValidationError("No Package.swift stands here or above; run the command in the package.")
      }
      folder.deleteLastPathComponent()
    }
    root = folder
  }

  /// The text of a file; nil when there is none.
  func text(of path: String) -> String? { try? String(contentsOf: root.appending(path: path), encoding: .utf8) }

  /// Writes a file and the folders it stands in, and says so.
  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// Writes a file and the folders it stands in, and says so.
  func write(_ bytes: [UInt8], to path: String) throws {
    let file = root.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file, options: .atomic)
    print("wrote \(path)")
  }
}
