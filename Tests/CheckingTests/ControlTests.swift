import Findings
import Foundation
import RuleBook
import Testing

@testable import Checking

/// Each control of `rules/controls.tsv` has rules that find what it forbids: one of its name, whose page shows it, or others,
/// for which a template of `Tests/Controls`, or a folder of several, has that one mistake.
@Suite struct ControlTests {
  private struct Control {
    let name: String
    let rules: [String]

    init(_ line: Substring) {
      let columns = line.split(separator: "\t").map(String.init)
      name = columns[0]
      rules = columns.count > 1 ? columns[1].split(separator: ",").map(String.init) : [name]
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

  private static let controls: [Control] = {
    let table = try? String(contentsOf: root.appending(path: "rules/controls.tsv"), encoding: .utf8)
    return (table ?? "").split(separator: "\n").map(Control.init)
  }()

  @Test func controlsAreInOrder() {
    let names = Self.controls.map(\.name)
    #expect(names.count > 150)
    #expect(names == Array(Set(names)).sorted())
  }

  @Test func eachControlHasRulesThatAreShownToFindIt() throws {
    let folder = Self.root.appending(path: "Tests/Controls").path
    var unused = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    for control in Self.controls {
      if RuleBook.page(RuleID(control.name)) != nil { continue }
      let file = unused.remove(control.name) ?? unused.remove("\(control.name).yaml")
      guard let file else {
        Issue.record("\(control.name) has no template that shows it")
        continue
      }
      var session = CheckSession(source: .disk)
      session.today = CalendarDay(number: 2026_11_24)
      session.selection.profile = .all
      let found = Set(session.check(paths: ["\(folder)/\(file)"]).report.findings.map(\.rule))
      for name in control.rules {
        let rules = RuleBook.find(name).map(\.id)
        #expect(!rules.isEmpty, "\(control.name): no rule is called \(name)")
        #expect(!found.isDisjoint(with: rules), "\(control.name): \(name) is not among \(found.sorted())")
      }
    }
    #expect(unused == [], "each template belongs to a control")
  }
}
