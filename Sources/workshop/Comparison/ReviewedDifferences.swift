import SourceText
import YAMLTree

/// The differences that people looked at, each with the reason why it is right.
///
/// The file is a map of `theirs` (what cfn-lint alone finds) and `ours` (what stackproof alone finds), lists of maps
/// with the keys `rule`, `file` and `message` (patterns in which `*` stands for any text, one or a list; `file` is one, held
/// against the whole path), `beside` (ids of rules, or patterns of them: the other tool reports one of them in the
/// same entry of the file), `with` (the same, anywhere in the file) and `reason`.
struct ReviewedDifferences {
  /// One difference, or all of one sort.
  struct Entry {
    let rules: [String]
    let file: String
    let messages: [String]
    let beside: [String]
    let with: [String]
  }

  private(set) var theirs: [Entry] = []
  private(set) var ours: [Entry] = []

  /// No difference is reviewed.
  init() {}

  /// Reads the file; throws when an entry has no rule or no reason.
  init(path: String, bytes: [UInt8]) throws {
    let root = Tree(reading: SourceFile(id: FileID(0), path: path, bytes: bytes)).roots[0]
    theirs = try Self.entries(of: root["theirs"], path: path)
    ours = try Self.entries(of: root["ours"], path: path)
  }

  private static func entries(of list: Node?, path: String) throws -> [Entry] {
    guard let list else { return [] }
    return try list.items.enumerated().map { number, item in
      guard let rule = item["rule"], let reason = item["reason"]?.text, !reason.isEmpty else {
        throw ComparisonError("\(path): difference \(number + 1) needs a rule and a reason")
      }
      return Entry(
        rules: texts(of: rule), file: item["file"]?.text ?? "*",
        messages: item["message"].map { texts(of: $0) } ?? ["*"],
        beside: texts(of: item["beside"]), with: texts(of: item["with"]))
    }
  }

  /// The texts of a list, or one text.
  private static func texts(of node: Node?) -> [String] {
    guard let node else { return [] }
    return node.kind == .sequence ? node.items.map(\.text) : [node.text]
  }
}

/// Reviewed differences, held against the findings of one comparison.
struct Reviewing {
  private let differences: ReviewedDifferences
  private let theirIDs: [Entry: Set<String>]
  private let ourIDs: [Entry: Set<String>]

  /// An entry of a file; all of the file where its name is empty.
  private struct Entry: Hashable {
    let file: String
    let name: String
  }

  init(differences: ReviewedDifferences, theirs: [ComparedFinding], ours: [ComparedFinding]) {
    self.differences = differences
    theirIDs = Self.ids(of: theirs)
    ourIDs = Self.ids(of: ours)
  }

  /// Whether what cfn-lint alone finds is reviewed.
  func isReviewed(theirs finding: ComparedFinding) -> Bool {
    differences.theirs.contains { Self.matches($0, finding, others: ourIDs) }
  }

  /// Whether what stackproof alone finds is reviewed.
  func isReviewed(ours finding: ComparedFinding) -> Bool {
    differences.ours.contains { Self.matches($0, finding, others: theirIDs) }
  }

  private static func ids(of findings: [ComparedFinding]) -> [Entry: Set<String>] {
    var ids: [Entry: Set<String>] = [:]
    for finding in findings {
      // A finding at the top of a file stands beside all of the file: cfn-lint says no path with errors of the syntax.
      for name in Set([finding.entry, ""]) {
        ids[Entry(file: finding.file, name: name), default: []].formUnion([finding.rule] + finding.ids)
      }
    }
    return ids
  }

  private static func matches(
    _ entry: ReviewedDifferences.Entry, _ finding: ComparedFinding, others: [Entry: Set<String>]
  ) -> Bool {
    guard entry.rules.contains(where: { matches($0, finding.rule) }), matches(entry.file, finding.file),
      entry.messages.contains(where: { matches($0, finding.message) })
    else { return false }
    func isReported(_ rules: [String], in name: String) -> Bool {
      let reported = others[Entry(file: finding.file, name: name)] ?? []
      return rules.contains { rule in
        rule.contains("*") ? reported.contains { matches(rule, $0) } : reported.contains(rule)
      }
    }
    guard entry.with.isEmpty || isReported(entry.with, in: "") else { return false }
    return entry.beside.isEmpty || isReported(entry.beside, in: finding.entry)
  }

  /// Whether a text is as a pattern says in which `*` stands for any text.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var (p, t) = (0, 0)
    var retry: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let last = retry {
        retry = (last.p, last.t + 1)
        (p, t) = (last.p, last.t + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
