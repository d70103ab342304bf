import Findings
import RuleBook

/// A form the list of rules can be written in; the raw values are the names on the command line.
package enum RuleListFormat: String, CaseIterable, Sendable {
  case text, json, markdown
}

/// The list of rules as people and programs read it.
package struct RuleList {
  private let pages: [RulePage]

  /// Lists the rules of some pages, in their order.
  package init(_ pages: [RulePage]) { self.pages = pages }

  /// The list in a format, as UTF-8.
  package func written(as format: RuleListFormat) -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .json: json
    case .markdown: Array(markdown.utf8)
    }
  }

  private var text: String {
    let idWidth = pages.map(\.id.rawValue.utf8.count).max() ?? 0
    let lines = pages.map { page in
      let id = page.id.rawValue + String(repeating: " ", count: idWidth - page.id.rawValue.utf8.count)
      let level = page.levels[0].level.name + String(repeating: " ", count: 7 - page.levels[0].level.name.utf8.count)
      let profile = page.profile.rawValue + String(repeating: " ", count: 7 - page.profile.rawValue.utf8.count)
      let aliases = page.aliases.isEmpty ? "" : " (\(page.aliases.joined(separator: ", ")))"
      return "\(id)  \(level)  \(profile)  \(page.title)\(aliases)\n"
    }
    return lines.joined()
  }

  private var markdown: String {
    var lines = ["| rule | area | level | profile | what it finds | elsewhere |", "|---|---|---|---|---|---|"]
    lines += pages.map { page in
      let cells = [
        "`\(page.id)`", page.area, page.levels[0].level.name, page.profile.rawValue, Self.escaped(page.title),
        Self.escaped(page.aliases.joined(separator: ", ")),
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ cell: String) -> String {
    cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private var json: [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.array { list in
      for page in pages {
        list.object { rule in
          rule.field("id", page.id.rawValue)
          rule.field("area", page.area)
          rule.field("title", page.title)
          rule.field("level", page.levels[0].level.name)
          rule.field("severity", page.severity?.rawValue)
          rule.field("precision", page.precision.rawValue)
          rule.field("profile", page.profile.rawValue)
          rule.field("aliases", page.aliases)
          rule.field("controls", page.controls)
          rule.field("fixable", false)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
