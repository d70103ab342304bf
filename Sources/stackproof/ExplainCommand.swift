import ArgumentParser
import Checking
import Findings
import RuleBook

/// `stackproof explain`: the page of a rule.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Print what a rule wants, why, and with which examples.")

  @Argument(help: "A rule's id, or the id another tool gives what it finds.")
  var rule: String

  mutating func validate() throws {
    guard RuleBook.find(rule).isEmpty else { return }
    let hint = Suggestion.sentence(for: rule, among: RuleBook.pages.map(\.id.rawValue))
    throw ValidationError(
      "No rule is called `\(rule)`. " + (hint ?? "`stackproof rules` lists them all."))
  }

  mutating func run() throws {
    StandardStream.output.write(RuleBook.find(rule).map(\.explanation).joined(separator: "\n\n"))
  }
}

extension RulePage {
  /// The page as `explain` prints it.
  fileprivate var explanation: String {
    let levels = levels.map { $0.kind.isEmpty ? $0.level.name : "\($0.level.name) (\($0.kind))" }
    var lines = ["# \(title)", "", "\(id) · \(area) · \(levels.joined(separator: ", ")) · profile \(profile.rawValue)"]
    if !aliases.isEmpty { lines.append("Elsewhere: \(aliases.joined(separator: ", "))") }
    if !controls.isEmpty { lines.append("Controls: \(controls.joined(separator: ", "))") }
    return lines.joined(separator: "\n") + "\n\n" + markdown
  }
}
