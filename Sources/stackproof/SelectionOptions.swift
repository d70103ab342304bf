import ArgumentParser
import Checking
import Reports
import RuleBook
import RuleEngine

/// Which rules a command uses.
struct SelectionOptions: ParsableArguments {
  @Option(help: "The set of rules: default (unless configured otherwise), strict or all.")
  var profile: RulePage.Profile?

  @Option(
    help: ArgumentHelp(
      "Use only these rules: ids or other tools' ids, separated by commas. May be repeated.", valueName: "ids"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out these rules: ids or other tools' ids, separated by commas. May be repeated.", valueName: "ids"))
  var ignore: [String] = []

  /// The options where none is given.
  static var unset: SelectionOptions {
    var options = SelectionOptions()
    (options.profile, options.select, options.ignore) = (nil, [], [])
    return options
  }

  /// Whether `--select` was given and names no rule, as when a script's variable is not set.
  var selectsNothing: Bool { !select.isEmpty && Self.names(in: select).isEmpty }

  /// The selection as the engine takes it, where the options do not ask for anything else that of a configuration.
  func rules(over configuration: Configuration) -> RuleSelection {
    var rules = configuration.selection
    if let profile { rules.profile = profile }
    rules.selected = Self.names(in: select)
    rules.ignored = Self.names(in: ignore)
    return rules
  }

  /// What reports say of the rules; the text of their pages only where a format shows it.
  func descriptors(of selection: RuleSelection, withHelp: Bool) -> [RuleDescriptor] {
    let wanted = selection.rules
    return RuleBook.pages.filter { wanted.contains($0.id) }.map { RuleDescriptor(of: $0, withHelp: withHelp) }
  }

  private static func names(in lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",").map { $0.split(separator: " ").joined() } }.filter { !$0.isEmpty }
  }
}

extension RulePage.Profile: ExpressibleByArgument {}
