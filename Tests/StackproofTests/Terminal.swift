import Foundation

/// `script`, which runs a command with a terminal of its own and copies what the command shows.
enum Terminal {
  /// Where it is; nil on systems that have none.
  static let script: URL? = {
    let url = URL(filePath: "/usr/bin/script")
    return FileManager.default.isExecutableFile(atPath: url.path) ? url : nil
  }()

  /// The arguments with which it runs a command and ends with its status.
  static func arguments(running command: [String]) -> [String] {
    #if os(Linux)
      let line = command.map { "'\($0)'" }.joined(separator: " ")
      return ["-q", "-e", "-c", line, "/dev/null"]
    #else
      return ["-q", "/dev/null"] + command
    #endif
  }
}
