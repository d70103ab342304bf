import ArgumentParser
import Checking
import Reports

/// `stackproof order`: the order in which the stacks can be deployed.
struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "Print the order in which the stacks can be deployed, a line a wave.",
    usage: "stackproof order [<options>] [<paths> ...]",
    discussion: "Exits with 1, and says which stacks need each other, when there is no order.")

  @OptionGroup var files: FileOptions

  @Option(help: "The form of the order: text or json.")
  var format = OrderFormat.text

  mutating func run() throws {
    let order = OrderReport(of: try files.workspace())
    switch format {
    case .text: StandardStream.output.write(order.text())
    case .json: StandardStream.output.write(order.json())
    }
    if !order.cycles.isEmpty {
      StandardStream.error.write(order.cyclesText())
      throw ExitStatus.findings.error
    }
  }
}

/// A form the order can be written in.
enum OrderFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
