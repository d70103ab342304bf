import Findings
import Foundation
import RuleBook
import Testing

@testable import Checking

/// The templates of `Tests/Probes` have one mistake each. Their names begin with the id another linter has for it: one of
/// the rules that answer to the id finds the mistake.
@Suite struct ProbeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Probes").path

  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
    $0.hasSuffix(".yaml") || $0.hasSuffix(".json")
  }

  @Test func thereAreProbes() { #expect(Self.names.count > 200) }

  @Test(arguments: names)
  func theMistakeIsFound(_ name: String) throws {
    let id = try #require(name.split(separator: "-").first.map(String.init))
    var session = CheckSession(source: .disk)
    session.today = CalendarDay(number: 2026_11_24)
    session.selection.profile = .all
    let findings = session.check(paths: [Self.folder + "/" + name]).report.findings
    let told = findings.filter { RuleBook.page($0.rule)?.aliases.contains(id) == true }
    #expect(!told.isEmpty, "\(name): \(findings.map { "\($0.rule): \($0.message.text)" })")
  }
}
