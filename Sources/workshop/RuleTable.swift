import ArgumentParser
import Foundation
import RuleBook

/// Writes the table of all rules.
struct RuleTable: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write rules/README.md, the table of all rules.")

  @Flag(help: "Write nothing; fail when the table is not what the pages say.")
  var check = false

  func run() throws {
    let path = "rules/README.md"
    let package = try PackageFolder()
    let present = package.text(of: path)
    if check {
      guard present == Self.text else {
        print("\(path) is not what the pages say; run `swift run workshop rule-table`.")
        throw ExitCode.failure
      }
    } else if present != Self.text {
      try package.write(Self.text, to: path)
    }
  }

  private static var text: String {
    var text = """
      # Rules

      Written by `swift run workshop rule-table` from the pages beside it. `stackproof explain` shows a page by the
      rule's id or by an id in its last column.

      """
    for area in RuleBook.areas {
      text += "\n## \(area)\n\n| Rule | Finds | Level | Profile | Ids elsewhere |\n|---|---|---|---|---|\n"
      for page in RuleBook.pages where page.area == area { text += row(page) }
    }
    return text
  }

  private static func row(_ page: RulePage) -> String {
    let levels = page.levels.map { $0.kind.isEmpty ? $0.level.name : "\($0.kind): \($0.level.name)" }
    let columns = [
      "[\(page.id)](\(page.area)/\(page.id).md)",
      page.title.replacingOccurrences(of: "|", with: "\\|"),
      levels.joined(separator: ", "),
      page.profile.rawValue,
      page.aliases.joined(separator: ", "),
    ]
    return "| " + columns.joined(separator: " | ") + " |\n"
  }
}
