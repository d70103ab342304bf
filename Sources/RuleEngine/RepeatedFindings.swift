import CloudFormation
import Findings
import SourceText
import StackGraph

/// Tells findings apart from those that were made for another turn of a loop: what is wrong with the body of a loop is
/// said once, however many elements it makes.
struct RepeatedFindings {
  /// What a finding says of a place, whatever the names that a loop made.
  private struct Statement: Hashable {
    let place: Place
    let form: UInt64
    let arguments: [String]
  }

  private let loops: [FileID: Loops]
  private var indices: [Statement: Int] = [:]
  private var findings: [Finding] = []

  /// The findings without those that say the same of another turn of the loops around their place. The first one stays,
  /// or the first of the highest level.
  static func saidOnce(_ findings: [Finding], in workspace: Workspace) -> [Finding] {
    guard !findings.isEmpty, !workspace.loopTemplates.isEmpty else { return findings }
    var repeated = RepeatedFindings(loops: workspace.loopTemplates.compactMapValues(\.loops))
    for finding in findings { repeated.add(finding) }
    return repeated.findings
  }

  private init(loops: [FileID: Loops]) { self.loops = loops }

  private mutating func add(_ finding: Finding) {
    guard let loops = loops[finding.place.file], loops.repeats(finding.place.span) else {
      findings.append(finding)
      return
    }
    let statement = Statement(
      place: finding.place, form: finding.message.form,
      arguments: finding.message.arguments.map { Self.generalized($0, loops) })
    if let index = indices[statement] {
      if findings[index].level < finding.level { findings[index] = finding }
    } else {
      indices[statement] = findings.count
      findings.append(finding)
    }
  }

  /// The text without the names in it that a loop made: all of it, or what stands between backticks.
  private static func generalized(_ text: String, _ loops: Loops) -> String {
    if loops.hasMade(text) { return "" }
    guard text.utf8.contains(UInt8(ascii: "`")) else { return text }
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.map { loops.hasMade($0) ? "" : String($0) }.joined(separator: "`")
  }
}
