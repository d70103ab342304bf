import Findings

/// How much of a report code scanning takes in.
package struct SARIFLimits {
  /// The results of a run; with more, the whole document is refused.
  package var results = 25_000
  /// The results that are shown, the gravest first.
  package var shownResults = 5_000
  /// The locations of a result, its own among them.
  package var locations = 1_000
  /// The locations of the flow of a result.
  package var flowLocations = 10_000

  /// Makes the limits of GitHub code scanning.
  package init() {}

  /// What is told about a document that does not hold or show everything.
  package struct Notice {
    /// How much it matters.
    package let level: Level
    /// Full sentences.
    package let text: String
  }

  /// The findings that may be in the document, in the order given, and what to tell about those that are not.
  package func cut(_ findings: [Finding]) -> (findings: [Finding], notices: [Notice]) {
    let kept = gravest(of: findings)
    var notices: [Notice] = []
    if kept.count < findings.count {
      let text =
        "The run has \(findings.count) findings and code scanning takes \(results): "
        + "the \(findings.count - kept.count) of the lowest level are left out."
      notices.append(Notice(level: .warning, text: text))
    }
    if kept.count > shownResults {
      let text = "Code scanning shows \(shownResults) of the \(kept.count) results, the gravest first."
      notices.append(Notice(level: .note, text: text))
    }
    if kept.contains(where: { $0.notes.count > locations - 1 }) {
      let text = "Code scanning takes \(locations) locations a result: further ones are left out."
      notices.append(Notice(level: .warning, text: text))
    }
    if kept.contains(where: { $0.flow.count > flowLocations }) {
      let text = "Code scanning takes \(flowLocations) steps of a flow: further ones are left out."
      notices.append(Notice(level: .warning, text: text))
    }
    return (kept, notices)
  }

  private func gravest(of findings: [Finding]) -> [Finding] {
    if findings.count <= results { return findings }
    var left = results
    var room: [Level: Int] = [:]
    for level in Level.allCases.sorted(by: >) {
      let taken = min(left, findings.count { $0.level == level })
      room[level] = taken
      left -= taken
    }
    return findings.filter { finding in
      guard let free = room[finding.level], free > 0 else { return false }
      room[finding.level] = free - 1
      return true
    }
  }
}
