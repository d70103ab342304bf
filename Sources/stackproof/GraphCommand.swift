import ArgumentParser
import Checking
import Reports

/// `stackproof graph`: the stacks and what ties them together, to be drawn.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Print the stacks and what ties them together, to be drawn.",
    usage: "stackproof graph [<options>] [<paths> ...]")

  @OptionGroup var files: FileOptions

  @Option(help: "What is drawn: stacks.")
  var level = GraphLevel.stacks

  @Option(help: "The form of the graph: mermaid, dot or json.")
  var format = GraphFormat.mermaid

  mutating func run() throws {
    let workspace = try files.workspace()
    switch level {
    case .stacks: StandardStream.output.write(GraphDocument(stacksOf: workspace).written(as: format))
    }
  }
}

/// What a graph shows.
enum GraphLevel: String, ExpressibleByArgument, CaseIterable {
  case stacks
}

extension GraphFormat: ExpressibleByArgument {}
