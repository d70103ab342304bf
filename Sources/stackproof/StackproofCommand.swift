import ArgumentParser

/// The version people see and reports name.
let toolVersion = "0.1.0"

/// The command line's root.
struct StackproofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackproof",
    abstract: "Checks a directory of CloudFormation stacks as one system.",
    discussion: """
      Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 nothing to check or a path that cannot \
      be read, 4 a defect of stackproof itself.
      """,
    version: toolVersion,
    subcommands: [
      CheckCommand.self, ExplainCommand.self, RulesCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)
}
