/// Reviewed differences, held against the findings of one comparison.
struct Reviewing {
  private let differences: ReviewedDifferences
  private let theirs: [String: [ComparedFinding]]
  private let ours: [String: [ComparedFinding]]

  init(differences: ReviewedDifferences, theirs: [ComparedFinding], ours: [ComparedFinding]) {
    self.differences = differences
    self.theirs = Dictionary(grouping: theirs, by: \.file)
    self.ours = Dictionary(grouping: ours, by: \.file)
  }

  /// Why what cfn-lint alone finds is right, if that is written down.
  func reason(theirs finding: ComparedFinding) -> String? {
    let (own, others) = (theirs[finding.file] ?? [], ours[finding.file] ?? [])
    return differences.theirs.first { Self.matches($0, finding, own: own, others: others) }?.reason
  }

  /// Why what stackproof alone finds is right, if that is written down.
  func reason(ours finding: ComparedFinding) -> String? {
    let (own, others) = (ours[finding.file] ?? [], theirs[finding.file] ?? [])
    return differences.ours.first { Self.matches($0, finding, own: own, others: others) }?.reason
  }

  private static func matches(
    _ entry: ReviewedDifferences.Entry, _ finding: ComparedFinding, own: [ComparedFinding], others: [ComparedFinding]
  ) -> Bool {
    guard entry.rules.contains(where: { matches($0, finding.rule) }), matches(entry.file, finding.file),
      entry.messages.contains(where: { matches($0, finding.message) }),
      !entry.except.contains(where: { matches($0, finding.message) })
    else { return false }
    func isMet(_ rules: [String], by isThere: (ComparedFinding) -> Bool) -> Bool {
      rules.isEmpty
        || others.contains { other in
          isThere(other) && has(rules, other) && (!entry.isNaming || !finding.names.isDisjoint(with: other.names))
        }
    }
    let places =
      entry.under.isEmpty
      ? [finding.place] : own.filter { has(entry.under, $0) && finding.place.isWithin($0.place) }.map(\.place)
    return isMet(entry.with) { _ in true }
      && isMet(entry.within) { $0.entry == finding.entry }
      && places.contains { place in isMet(entry.beside) { $0.place.isNear(place) } }
      && isMet(entry.noted) { $0.notes.contains { $0.isNear(finding.place) } }
  }

  /// Whether a finding is of one of the rules, by the tool's id or an alias.
  private static func has(_ rules: [String], _ finding: ComparedFinding) -> Bool {
    ([finding.rule] + finding.ids).contains { id in rules.contains { matches($0, id) } }
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
