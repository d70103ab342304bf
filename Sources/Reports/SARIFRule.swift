import Findings
import RuleBook

extension RuleDescriptor {
  /// The tags that code scanning takes.
  private static let tagLimit = 20

  /// Writes the members of a SARIF `reportingDescriptor`.
  func writeAsSARIF(to json: inout JSONWriter) {
    json.field("id", id.rawValue)
    json.field("name", pascalCaseName)
    json.object("shortDescription", inline: true) { json in json.field("text", title) }
    json.object("fullDescription", inline: true) { json in json.field("text", summary) }
    json.object("help") { json in
      json.field("text", helpText.isEmpty ? title : helpText)
      if !helpMarkdown.isEmpty { json.field("markdown", helpMarkdown) }
    }
    if let helpURI { json.field("helpUri", helpURI) }
    json.object("defaultConfiguration", inline: true) { json in json.field("level", level.name) }
    json.object("properties") { json in
      json.field("tags", allTags)
      json.field("precision", precision.rawValue)
      json.field("problem.severity", level == .note ? "recommendation" : level.name)
      if let severity { json.field("security-severity", severity.securityScore) }
      if !aliases.isEmpty { json.field("aliases", aliases) }
      if !controls.isEmpty { json.field("controls", controls) }
    }
  }

  /// The id as SARIF names rules: `ExportImportResolves` for `export-import-resolves`.
  private var pascalCaseName: String {
    id.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The first paragraph of the page, or the title.
  private var summary: String {
    var lines: [Substring] = []
    for line in helpText.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains(where: { $0 != " " }) { lines.append(line) } else if !lines.isEmpty { break }
    }
    return lines.isEmpty ? title : lines.joined(separator: " ")
  }

  private var allTags: [String] {
    var all: [String] = []
    for tag in [area] + (severity == nil ? [] : ["security"]) + tags where !all.contains(tag) { all.append(tag) }
    return Array(all.prefix(Self.tagLimit))
  }
}

extension RulePage.Severity {
  /// A score in the range code scanning reads as this severity.
  fileprivate var securityScore: String {
    switch self {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "3.0"
    }
  }
}
