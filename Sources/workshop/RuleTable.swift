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
    let text = try Self.text(controls: package.text(of: "rules/controls.tsv") ?? "")
    if check {
      guard present == text else {
        print("\(path) is not what the pages say; run `swift run workshop rule-table`.")
        throw ExitCode.failure
      }
    } else if present != text {
      try package.write(text, to: path)
    }
  }

  private static func text(controls: String) throws -> String {
    var text = """
      # Rules

      Written by `swift run workshop rule-table` from the pages beside it. `stackproof explain` shows a page by the
      rule's id or by an id in its last column.

      """
    for area in RuleBook.areas {
      text += "\n## \(area)\n\n| Rule | Finds | Level | Profile | Ids elsewhere |\n|---|---|---|---|---|\n"
      for page in RuleBook.pages where page.area == area { text += row(page) }
    }
    text += """

      ## Controls

      What the rules above must find, by the names of the controls in `controls.tsv`. A template in `Tests/Controls` shows
      each whose rule has another name.

      | Control | Rules |
      |---|---|

      """
    for line in controls.split(separator: "\n") { text += try row(ofControl: line) }
    return text
  }

  /// The row of a control: a line of its name and, where these neither have its name nor answer to it, its rules.
  private static func row(ofControl line: Substring) throws -> String {
    let columns = line.split(separator: "\t")
    let names = columns.count > 1 ? columns[1].split(separator: ",") : [columns[0]]
    let links = try names.flatMap { name in
      let pages = RuleBook.find(String(name))
      guard !pages.isEmpty else { throw ValidationError("rules/controls.tsv: no rule is called `\(name)`") }
      return pages.map { "[\($0.id)](\($0.area)/\($0.id).md)" }
    }
    return "| \(columns[0]) | \(links.joined(separator: ", ")) |\n"
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
