/// What two tools say of the same templates, side by side.
struct Agreement {
  /// How a finding stands to those of the other tool.
  enum Standing: String, CaseIterable {
    /// The other tool has the rule at the same line of the same file.
    case matched
    /// The other tool has the rule in the same entry of the file, at another line only.
    case otherLine = "other line"
    /// The other tool does not have it, for a reason that is written down.
    case reviewed
    /// The other tool does not have it.
    case alone
  }

  /// A finding and how it stands to those of the other tool.
  struct Judged {
    let finding: ComparedFinding
    let standing: Standing
    /// Why it is right where the tools differ.
    let reason: String?
  }

  /// cfn-lint's findings.
  let theirs: [Judged]
  /// stackproof's findings.
  let ours: [Judged]

  init(theirs: [ComparedFinding], ours: [ComparedFinding], reviewed: ReviewedDifferences) {
    let reviewing = Reviewing(differences: reviewed, theirs: theirs, ours: ours)
    self.theirs = Self.judged(theirs, against: ours) { reviewing.reason(theirs: $0) }
    self.ours = Self.judged(ours, against: theirs) { reviewing.reason(ours: $0) }
  }

  private static func judged(
    _ findings: [ComparedFinding], against others: [ComparedFinding], reason: (ComparedFinding) -> String?
  ) -> [Judged] {
    let lines = Set(others.flatMap { other in other.ids.map { Place(file: other.file, id: $0, at: "\(other.line)") } })
    let entries = Set(others.flatMap { other in other.ids.map { Place(file: other.file, id: $0, at: other.entry) } })
    return findings.map { finding in
      if finding.ids.contains(where: { lines.contains(Place(file: finding.file, id: $0, at: "\(finding.line)")) }) {
        return Judged(finding: finding, standing: .matched, reason: nil)
      }
      if let reason = reason(finding) { return Judged(finding: finding, standing: .reviewed, reason: reason) }
      let isNear = finding.ids.contains { entries.contains(Place(file: finding.file, id: $0, at: finding.entry)) }
      return Judged(finding: finding, standing: isNear ? .otherLine : .alone, reason: nil)
    }
  }

  private struct Place: Hashable {
    let file: String
    let id: String
    let at: String
  }
}
