import Foundation

/// The built command.
enum Stackproof {
  /// What a run of it came to.
  struct Outcome {
    let status: Int32
    /// Whether a signal ended it.
    let crashed: Bool
    let outputBytes: Data
    let errorText: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
  }

  /// `STACKPROOF_BINARY`, or the command built next to the bundle of these tests.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["STACKPROOF_BINARY"] { return URL(filePath: path) }
    let bundles = CommandLine.arguments.compactMap { argument -> URL? in
      var url = URL(filePath: argument).standardizedFileURL
      while url.path != "/", url.pathExtension != "xctest" { url.deleteLastPathComponent() }
      return url.path == "/" ? nil : url
    }
    guard let bundle = bundles.first else {
      fatalError("STACKPROOF_BINARY must name the command: \(CommandLine.arguments) names no test bundle")
    }
    return bundle.deletingLastPathComponent().appending(path: "stackproof")
  }()

  /// Runs the command in a directory. Of the environment it sees what it needs to be started and `environment`.
  static func run(
    _ arguments: [String], in directory: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    try finish(binary, arguments, in: directory, environment: environment)
  }

  /// Runs the command with a terminal as its standard output, which must be available.
  static func runInTerminal(
    _ arguments: [String], in directory: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    guard let script = Terminal.script else { throw CocoaError(.fileNoSuchFile) }
    let words = Terminal.arguments(running: [binary.path] + arguments)
    return try finish(script, words, in: directory, environment: environment)
  }

  /// Runs a line of shell, in which `$0` is the command, and waits for its end.
  static func runShell(_ line: String, in directory: URL) throws -> Outcome {
    try finish(URL(filePath: "/bin/sh"), ["-c", line, binary.path], in: directory, environment: [:])
  }

  /// Starts a program without waiting for its end.
  static func start(
    _ program: URL, _ arguments: [String], in directory: URL, environment: [String: String] = [:],
    output: Any, errors: Any
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ProcessInfo.processInfo.environment.filter { inherited.contains($0.key) }
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }

  private static func finish(
    _ program: URL, _ arguments: [String], in directory: URL, environment: [String: String]
  ) throws -> Outcome {
    // Files, not pipes: a pipe nobody empties meanwhile would hold the program.
    let files = try Scratch()
    let process = try start(
      program, arguments, in: directory, environment: environment, output: try files.openNew("output"),
      errors: try files.openNew("errors"))
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal,
      outputBytes: try Data(contentsOf: files.url.appending(path: "output")), errorText: try files.text("errors"))
  }

  private static let inherited: Set<String> = ["PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"]
}
