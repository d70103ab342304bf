import Findings
import PageFormat
import Reports
import RuleBook
import SourceText
import Testing

@testable import BuiltInRules
@testable import Checking

/// Every page has a rule and every rule a page; every page's examples hold.
@Suite struct RulePageTests {
  @Test func everyRuleHasAPageAndEveryPageARule() {
    let ids = builtInRules.map(\.id)
    #expect(ids == ids.sorted(), "the list is sorted")
    #expect(Set(ids).count == ids.count, "no rule is listed twice")
    let findable = builtInRules.flatMap(\.ids)
    #expect(Set(findable).count == findable.count, "no rule is made twice")
    #expect(Set(findable).symmetricDifference(RuleBook.pages.map(\.id)).sorted() == [])
    for rule in builtInRules {
      if case .engine(let rules, _) = rule.shape {
        for id in rules { #expect(RuleBook.page(id)?.engine == rule.id.rawValue, "\(id) names its engine") }
      }
    }
  }

  @Test(arguments: RuleBook.pages.map(\.id))
  func examplesHold(_ id: RuleID) throws {
    let page = try #require(RuleBook.page(id))
    let document = page.document
    #expect(document.problems.map { "\(id):\($0.line): \($0.message)" } == [])
    let roles = Set(document.sections.flatMap(\.examples).map(\.role))
    // What the tool says of files that cannot be read has no template to show.
    if id != "unreadable-file" { #expect(roles.isSuperset(of: [.bad, .good]), "\(id) has a bad and a good example") }
    for section in document.sections where !section.examples.isEmpty { check(section, of: page) }
  }

  /// The areas in which what holds in one environment only matters most.
  private static let conditionalAreas: Set = ["availability", "cross-stack", "ecs", "iam", "network", "secrets"]

  @Test(arguments: RuleBook.pages.filter { conditionalAreas.contains($0.area) }.map(\.id))
  func anExampleHasACondition(_ id: RuleID) throws {
    let sections = try #require(RuleBook.page(id)).document.sections
    let isShown = sections.flatMap(\.examples).contains { $0.content.contains("Conditions") }
    #expect(isShown, "\(id) shows what a condition makes of it")
  }

  private func check(_ section: PageDocument.Section, of page: RulePage) {
    let files = Dictionary(
      section.examples.filter { $0.role != .fixed }.map { ($0.file, Array($0.content.utf8)) },
      uniquingKeysWith: { first, _ in first })
    let templates = section.examples.filter { $0.role != .fixed && $0.role != .config }.map(\.file)
    let source = FileSource.memory(files)
    let configuration: Configuration
    do {
      configuration = try .nearest(in: source)
    } catch {
      for problem in error.all { Issue.record("\(String(decoding: problem.written(), as: UTF8.self))") }
      return
    }
    var session = CheckSession(source: source, configuration: configuration)
    session.today = CalendarDay(number: 2026_11_24)
    // Rules about suppressions speak of what other rules find.
    let needsOthers = page.area == "suppression"
    if needsOthers { session.selection.profile = .all } else { session.selection.selected = [page.id.rawValue] }
    // Commands are looked for in directories only.
    let hasCommands = templates.contains("buildspec.yml")
    let outcome = session.check(paths: hasCommands ? ["."] : templates.sorted())
    for problem in outcome.inputProblems { Issue.record("\(String(decoding: problem.written(), as: UTF8.self))") }
    var report = outcome.report
    if needsOthers { report.findings.removeAll { $0.rule != page.id } }
    let tables = report.files.map { LineTable($0) }
    func line(_ place: Place) -> String {
      "\(report.files[Int(place.file.index)].path):\(tables[Int(place.file.index)].line(of: place.span.start))"
    }
    let about = "\(page.id) § \(section.title)"
    let expectations = section.examples.flatMap { example in
      example.expectations.map { (at: "\(example.file):\($0.line)", $0) }
    }
    let found = report.findings.map { line($0.place) }.sorted()
    let wanted = expectations.filter { $0.1.mark == .finding }.map(\.at).sorted()
    #expect(found == wanted, "\(about): \(report.findings.map { "\(line($0.place)) \($0.message)" })")
    for (at, expectation) in expectations {
      let candidates = report.findings.filter { finding in
        switch expectation.mark {
        case .finding: line(finding.place) == at
        case .note: (finding.notes + finding.flow).contains { line($0.place) == at }
        }
      }
      let texts = candidates.flatMap { finding in
        expectation.mark == .finding
          ? [finding.message.text] : (finding.notes + finding.flow).filter { line($0.place) == at }.map(\.message)
      }
      let isSaid = expectation.text.map { wanted in texts.contains { $0.contains(wanted) } } ?? !texts.isEmpty
      #expect(isSaid, "\(about): \(at) \(expectation.text ?? "") in \(texts)")
      for (name, value) in expectation.scenario {
        let holds = candidates.contains { finding in
          finding.scenario?.witness.contains { $0.parameter == name && $0.value == value } == true
            || finding.scenario?.conditions.contains { $0.name == name && "\($0.holds)" == value } == true
        }
        #expect(holds, "\(about): \(at) when \(name)=\(value)")
      }
    }
    for finding in report.findings { check(finding, report) }
  }

  /// What every finding owes: spans inside their file, a message that stands alone, a fingerprint.
  private func check(_ finding: Finding, _ report: Report) {
    for place in [finding.place] + (finding.notes + finding.flow).map(\.place) {
      let text = report.files[Int(place.file.index)].text
      #expect(place.span.end <= text.count)
    }
    #expect(finding.message.text.hasSuffix(".") || finding.message.text.hasSuffix("?"), "\(finding.message)")
    #expect(!finding.fingerprint.isEmpty)
  }
}
