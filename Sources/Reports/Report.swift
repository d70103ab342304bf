import Findings
import SourceText

/// All that a run has to say: what every report format is written from.
package struct Report: Sendable {
  /// What a run looked at and how much it left out.
  package struct Summary: Sendable {
    /// Templates that were checked.
    package var templates = 0
    /// Stacks the templates make: a template nested twice makes two.
    package var stacks = 0
    /// Rules that were run.
    package var rules = 0
    /// Findings that suppressions took away.
    package var ignored = 0
    /// The values that can be more things than are told apart, and were taken as unknown, by file and place.
    package var unfollowed: [Place] = []
    /// Whether conditions depend on so much together that no more scenarios were told apart.
    package var isExhausted = false
    /// The time the run took, in seconds.
    package var seconds = 0.0

    /// Makes the summary of an empty run.
    package init() {}
  }

  /// The files of the run; a file's index is its `FileID.index`.
  package var files: [SourceFile]
  /// The findings, in the order they are reported: by path, place, rule and message.
  package var findings: [Finding]
  /// What the run looked at.
  package var summary: Summary

  /// Makes a report.
  package init(files: [SourceFile], findings: [Finding], summary: Summary) {
    self.files = files
    self.findings = findings
    self.summary = summary
  }

  /// The number of findings of a level.
  package func count(of level: Level) -> Int { findings.count { $0.level == level } }
}
