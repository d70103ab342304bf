import SourceText
import YAMLTree

/// The differences that people looked at, each with the reason why it is right.
///
/// The file is a map of `theirs` (what cfn-lint alone finds) and `ours` (what stackproof alone finds), lists of maps
/// with the keys `rule` (one or a list), `file` and `message` (patterns in which `*` stands for any text; `file` is
/// held against the whole path), `beside` (ids of rules: the other tool reports one of them in the same entry of the file),
/// `with` (the same, anywhere in the file) and `reason`.
struct ReviewedDifferences {
  /// One difference, or all of one sort.
  struct Entry {
    let rules: [String]
    let file: String
    let message: String
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
        rules: rule.kind == .sequence ? texts(of: rule) : [rule.text], file: item["file"]?.text ?? "*",
        message: item["message"]?.text ?? "*",
        beside: texts(of: item["beside"]), with: texts(of: item["with"]))
    }
  }

  private static func texts(of list: Node?) -> [String] { list.map { Array($0.items) }?.map(\.text) ?? [] }
}

/// Reviewed differences, held against the findings of one comparison.
struct Reviewing {
  private let differences: ReviewedDifferences
  private let theirIDs: Set<[String]>
  private let ourIDs: Set<[String]>

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

  private static func ids(of findings: [ComparedFinding]) -> Set<[String]> {
    // A finding at the top of a file stands beside all of the file: cfn-lint says no path with errors of the syntax.
    Set(
      findings.flatMap { finding in
        ([finding.rule] + finding.ids).flatMap { [[finding.file, finding.entry, $0], [finding.file, "", $0]] }
      })
  }

  private static func matches(
    _ entry: ReviewedDifferences.Entry, _ finding: ComparedFinding, others: Set<[String]>
  ) -> Bool {
    guard entry.rules.contains(where: { matches($0, finding.rule) }), matches(entry.file, finding.file),
      matches(entry.message, finding.message)
    else { return false }
    guard entry.with.isEmpty || entry.with.contains(where: { others.contains([finding.file, "", $0]) }) else {
      return false
    }
    return entry.beside.isEmpty || entry.beside.contains { others.contains([finding.file, finding.entry, $0]) }
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
