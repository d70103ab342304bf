import Findings
import SourceText

/// The lines that close a text report: what was checked and what was found.
struct ClosingLines {
  let lines: [String]

  init(_ report: Report, showTiming: Bool, verbose: Bool) {
    let summary = report.summary
    var checked = [
      counted(summary.templates, "template", "templates"), counted(summary.stacks, "stack", "stacks"),
      counted(summary.rules, "rule", "rules"),
    ].joined(separator: ", ")
    if showTiming { checked += " in \(Self.duration(summary.seconds))" }

    let counts = [Level.error, .warning, .note].compactMap { level -> String? in
      let count = report.count(of: level)
      return count == 0 ? nil : counted(count, level.name, level.name + "s")
    }
    var found = counts.isEmpty ? "No findings" : counts.joined(separator: ", ")
    if summary.ignored > 0 { found += " (\(summary.ignored) ignored)" }
    let exhausted =
      summary.isExhausted
      ? ["Not all scenarios were told apart, because conditions depend on too much together: findings may be missing."]
      : []
    lines = ["Checked \(checked)", found + "."] + (verbose ? Self.unfollowed(in: report) + exhausted : [])
  }

  /// Says where values were not followed: what a rule would say of them is missing.
  private static func unfollowed(in report: Report) -> [String] {
    let places = report.summary.unfollowed
    guard let first = places.first else { return [] }
    let file = report.files[Int(first.file.index)]
    let position = LineTable(file).position(of: first.span.start)
    let rest = places.count > 1 ? " and \(places.count - 1) more" : ""
    return [
      """
      Not followed, because they can be too many things: the value at \(file.path):\(position.line):\(position.column)\
      \(rest).
      """
    ]
  }

  /// A time in seconds with as many decimals as are worth reading.
  private static func duration(_ seconds: Double) -> String {
    if seconds < 0.01 { return "\(max(Int((seconds * 1000).rounded()), 1)) ms" }
    let hundredths = Int((seconds * 100).rounded())
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals) s"
  }
}

/// A number with the noun it counts.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
