/// The Swift file that lists the rules, a line `.name,` each, sorted.
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

  /// The file's text with a rule more.
  func inserting(_ name: String) -> String {
    let indentation = lines[entries.upperBound].prefix { $0 == " " }
    let entry = "\(indentation)  .\(name),"
    let index = entries.first { lines[$0] > entry } ?? entries.upperBound
    return (lines[..<index] + [entry[...]] + lines[index...]).joined(separator: "\n")
  }
}
