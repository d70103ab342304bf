import Findings

/// The Swift file that lists the rules by their ids, a line `.name,` or `.tool("id"),` each.
struct RuleList {
  private let lines: [Substring]
  /// The lines of the list, without the brackets around it.
  private let entries: Range<Int>

  /// Finds the list in the file's text; nil when there is none.
  init?(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let opening = lines.firstIndex(where: { $0.hasSuffix("[Rule] = [") }),
      let closing = lines[opening...].firstIndex(where: { $0.drop { $0 == " " } == "]" })
    else { return nil }
    entries = (opening + 1)..<closing
  }

  /// The file's text with the rule `id`, whose Swift name is `name`, among those of the ids `others`.
  func inserting(_ id: RuleID, name: String, among others: [RuleID]) -> String {
    let idsByLetters = Dictionary(others.map { (Self.letters(of: $0.rawValue[...]), $0) }) { first, _ in first }
    let index = entries.first { line in
      let entry = lines[line].drop { $0 == " " }
      let letters = Self.letters(of: entry.hasPrefix(".tool(") ? entry.dropFirst(".tool(".count) : entry)
      return (idsByLetters[letters] ?? RuleID(letters)) > id
    }
    let indentation = lines[entries.upperBound].prefix { $0 == " " }
    let entry = "\(indentation)  .\(name),"
    let place = index ?? entries.upperBound
    return (lines[..<place] + [entry[...]] + lines[place...]).joined(separator: "\n")
  }

  /// What an id and the Swift name made of it have in common.
  private static func letters(of text: Substring) -> String {
    text.filter { $0.isLetter || $0.isNumber }.lowercased()
  }
}
