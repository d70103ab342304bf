import ArgumentParser
import Checking
import Reports
import RuleBook

/// `stackproof rules`: the list of rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List all rules.")

  @Option(help: "The form of the list: text, json or markdown.")
  var format = RuleListFormat.text

  mutating func run() throws {
    StandardStream.output.write(RuleList(RuleBook.pages).written(as: format))
  }
}

extension RuleListFormat: ExpressibleByArgument {}
