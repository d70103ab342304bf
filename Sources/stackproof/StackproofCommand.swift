import ArgumentParser

/// The version people see and reports name.
let toolVersion = "0.1.0"

/// The command line's root.
struct StackproofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackproof",
    abstract: "Checks a directory of CloudFormation stacks as one system.",
    usage: """
      stackproof [check] [<options>] [<paths> ...]
      stackproof <subcommand>
      """,
    discussion: """
      Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, 3 nothing to check or a path that cannot \
      be read, 4 a defect of stackproof itself.
      """,
    version: toolVersion,
    subcommands: [
      CheckCommand.self, ExplainCommand.self, ExplainValueCommand.self, RulesCommand.self, OrderCommand.self,
      GraphCommand.self, PermissionsCommand.self, ConfigCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)
}

extension StackproofCommand {
  /// The names of all commands.
  static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// The arguments for `check` when that is the command they mean: by name, or by naming no other.
  static func argumentsOfCheck(_ arguments: [String]) -> [String]? {
    guard let first = arguments.first else { return [] }
    if first == CheckCommand.configuration.commandName { return Array(arguments.dropFirst()) }
    let others = commandNames + ["help", "--help", "-h", "--version"]
    return others.contains(first) || first.hasPrefix("--generate-completion-script") ? nil : arguments
  }
}
