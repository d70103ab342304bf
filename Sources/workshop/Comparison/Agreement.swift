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

  /// cfn-lint's findings.
  let theirs: [(finding: ComparedFinding, standing: Standing)]
  /// stackproof's findings.
  let ours: [(finding: ComparedFinding, standing: Standing)]

  init(theirs: [ComparedFinding], ours: [ComparedFinding], reviewed: ReviewedDifferences) {
    let reviewing = Reviewing(differences: reviewed, theirs: theirs, ours: ours)
    self.theirs = Self.standings(of: theirs, beside: ours) { reviewing.isReviewed(theirs: $0) }
    self.ours = Self.standings(of: ours, beside: theirs) { reviewing.isReviewed(ours: $0) }
  }

  private static func standings(
    of findings: [ComparedFinding], beside others: [ComparedFinding], isReviewed: (ComparedFinding) -> Bool
  ) -> [(finding: ComparedFinding, standing: Standing)] {
    let lines = Set(others.flatMap { other in other.ids.map { Place(file: other.file, id: $0, at: "\(other.line)") } })
    let entries = Set(others.flatMap { other in other.ids.map { Place(file: other.file, id: $0, at: other.entry) } })
    return findings.map { finding in
      if finding.ids.contains(where: { lines.contains(Place(file: finding.file, id: $0, at: "\(finding.line)")) }) {
        return (finding, .matched)
      }
      if isReviewed(finding) { return (finding, .reviewed) }
      let isNear = finding.ids.contains { entries.contains(Place(file: finding.file, id: $0, at: finding.entry)) }
      return (finding, isNear ? .otherLine : .alone)
    }
  }

  private struct Place: Hashable {
    let file: String
    let id: String
    let at: String
  }
}
