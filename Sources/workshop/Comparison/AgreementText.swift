/// An agreement as text for people.
struct AgreementText {
  let agreement: Agreement

  /// Two tables of counts by rule, and what share of the errors agrees.
  func summary() -> String {
    let theirs = Self.table("cfn-lint's findings", agreement.theirs)
    let ours = Self.table("stackproof's findings", agreement.ours)
    let comparable = agreement.ours.filter { !$0.finding.ids.isEmpty }
    return [
      theirs, ours,
      Self.share("cfn-lint's errors", agreement.theirs),
      Self.share("stackproof's errors", agreement.ours),
      Self.share("stackproof's errors of rules with an id of cfn-lint's", comparable),
    ].joined(separator: "\n")
  }

  /// The findings that do not agree, a line each.
  func details(of rule: String?) -> String {
    var lines: [String] = []
    for (name, side) in [("cfn-lint", agreement.theirs), ("stackproof", agreement.ours)] {
      for judged in side where judged.standing == .alone || judged.standing == .otherLine {
        let finding = judged.finding
        guard rule == nil || finding.rule == rule || finding.ids.contains(rule ?? "") else { continue }
        let level = finding.isError ? "error" : "other"
        let start = "\(name) \(judged.standing.rawValue) \(level): \(finding.file):\(finding.line)"
        lines.append("\(start): \(finding.rule): \(finding.message)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// How many errors each reason accounts for, the most first: a reason of many is worth another look.
  func reasons() -> String {
    var lines: [String] = []
    for (name, side) in [("cfn-lint", agreement.theirs), ("stackproof", agreement.ours)] {
      var counts: [String: (rules: Set<String>, count: Int)] = [:]
      for judged in side where judged.finding.isError {
        guard let reason = judged.reason else { continue }
        counts[reason, default: ([], 0)].count += 1
        counts[reason]?.rules.insert(judged.finding.rule)
      }
      for (reason, (rules, count)) in counts.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
        lines.append("\(name) reviewed \(count): \(rules.sorted().joined(separator: ", ")): \(reason)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private typealias Side = [Agreement.Judged]

  private static func table(_ title: String, _ side: Side) -> String {
    var counts: [String: [Agreement.Standing: Int]] = [:]
    for judged in side {
      let finding = judged.finding
      let ids = finding.ids == [finding.rule] ? "" : " (\(finding.ids.joined(separator: ", ")))"
      let level = finding.isError ? "error" : "other"
      counts["\(level) \(finding.rule)\(ids)", default: [:]][judged.standing, default: 0] += 1
    }
    let missing = { (counts: [Agreement.Standing: Int]) in counts[.alone, default: 0] + counts[.otherLine, default: 0] }
    let rows = counts.sorted { (missing($1.value), $0.key) < (missing($0.value), $1.key) }
    let heading = ([title] + Agreement.Standing.allCases.map(\.rawValue)).joined(separator: "\t")
    return rows.reduce(into: heading + "\n") { text, row in
      let cells = Agreement.Standing.allCases.map { String(row.value[$0, default: 0]) }
      text += ([row.key] + cells).joined(separator: "\t") + "\n"
    }
  }

  /// Says the share of the errors that agree, and that of their places: tools differ in how often they say the same.
  private static func share(_ title: String, _ side: Side) -> String {
    let errors = side.filter(\.finding.isError)
    var seen: Set<[String]> = []
    let places = errors.filter { seen.insert([$0.finding.file, $0.finding.rule, "\($0.finding.line)"]).inserted }
    return [(title, errors), ("  at different places", places)].map { title, errors in
      let matched = errors.count { $0.standing == .matched }
      let agreeing = matched + errors.count { $0.standing == .reviewed }
      return "\(title): \(errors.count), matched \(matched) (\(percent(matched, of: errors.count))), "
        + "matched or reviewed \(agreeing) (\(percent(agreeing, of: errors.count)))"
    }.joined(separator: "\n")
  }

  /// A share with one decimal, cut off.
  private static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    let permille = part * 1000 / whole
    return "\(permille / 10).\(permille % 10) %"
  }
}
