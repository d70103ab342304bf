/// What writing a report depends on besides the report.
package struct ReportStyle: Sendable {
  /// The version of stackproof that made the report.
  package var toolVersion: String
  /// Whether text is coloured with ANSI sequences.
  package var color = false
  /// The terminal's width in cells; longer source lines are cut.
  package var width = 100
  /// Whether text shows more notes of a finding than a reader usually wants: 200 instead of 10.
  package var verbose = false
  /// Whether text tells how long the run took, which differs from run to run.
  package var showTiming = false
  /// Whether text ends with what was checked and how much was found.
  package var showSummary = true
  /// The folder, relative to the git root and ending with `/`, that paths are relative to; empty at the root itself.
  package var sarifPathPrefix = ""
  /// Where people read about stackproof; nil leaves it out.
  package var informationURI: String?

  /// Makes the style of plain text, 100 cells wide.
  package init(toolVersion: String) { self.toolVersion = toolVersion }
}
