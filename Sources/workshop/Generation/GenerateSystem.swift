import ArgumentParser
import Foundation

/// Makes a large system of stacks, to measure on.
struct GenerateSystem: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a large system of stacks that import from each other.",
    discussion: """
      Every fifth stack is a network, whose exports the four after it import: functions, data, messages and containers. \
      The same numbers give the same templates.
      """)

  @Option(help: "How many stacks to make.")
  var stacks = 200

  @Option(help: "About how many resources to make in all.")
  var resources = 20_000

  @Argument(help: "The folder to write to.")
  var folder: String

  func validate() throws {
    guard stacks > 0 else { throw ValidationError("--stacks must be at least 1") }
    guard resources >= stacks * 50 else { throw ValidationError("--resources must be at least 50 a stack") }
  }

  func run() throws {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var made = 0
    for number in 0..<stacks {
      let kind = GeneratedStack.Kind.allCases[number % GeneratedStack.Kind.allCases.count]
      let stack = GeneratedStack(kind: kind, network: number / GeneratedStack.Kind.allCases.count)
      let (template, count) = stack.template(resources: resources / stacks)
      try Data(template.utf8).write(to: folder.appending(path: "\(kind)-\(number + 1000).yaml"))
      made += count
    }
    print("wrote \(stacks) stacks of \(made) resources")
  }
}
