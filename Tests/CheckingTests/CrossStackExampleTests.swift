import Findings
import Foundation
import PageFormat
import RuleBook
import Testing

/// The pages of the areas in which stacks depend on each other show a defect that two of them make together, or
/// `rules/one-stack.tsv` says why there is none.
@Suite struct CrossStackExampleTests {
  private static let areas: Set = ["availability", "cross-stack", "ecs", "iam", "network", "secrets"]

  private static let pages = RuleBook.pages.filter { areas.contains($0.area) }

  /// Why no other stack has a part in what a rule finds, by the rule's id.
  private static let reasons: [(rule: String, reason: String)] = {
    let file = URL(filePath: #filePath).appending(path: "../../../rules/one-stack.tsv").standardizedFileURL
    let table = try? String(contentsOf: file, encoding: .utf8)
    return (table ?? "").split(separator: "\n").map { line in
      let columns = line.split(separator: "\t", maxSplits: 1)
      return (String(columns[0]), columns.count > 1 ? String(columns[1]) : "")
    }
  }()

  @Test(arguments: pages.map(\.id))
  func aBadExampleIsOfSeveralStacks(_ id: RuleID) throws {
    let page = try #require(RuleBook.page(id))
    let isShown = page.document.sections.contains(where: \.showsDefectAcrossStacks)
    let isExcused = Self.reasons.contains { $0.rule == id.rawValue }
    #expect(isShown || isExcused, "\(id) shows a defect across stacks, or rules/one-stack.tsv says why it cannot")
    #expect(!isShown || !isExcused, "\(id) shows a defect across stacks and needs no line in rules/one-stack.tsv")
  }

  @Test func eachReasonIsOfARule() {
    let names = Self.reasons.map(\.rule)
    #expect(!names.isEmpty)
    #expect(names == Array(Set(names)).sorted(), "the lines are sorted, one for each rule")
    let stale = Set(names).subtracting(Self.pages.map(\.id.rawValue))
    #expect(stale == [], "each line is about a rule of the areas")
    for (rule, reason) in Self.reasons { #expect(reason.hasSuffix("."), "\(rule) has a reason") }
  }
}

extension PageDocument.Section {
  /// Whether the rule finds something in templates of which one takes a value from another.
  fileprivate var showsDefectAcrossStacks: Bool {
    let templates = examples.filter { $0.role != .fixed && $0.content.contains("Resources") }
    let links = ["ImportValue", "TemplateURL", "AWS::SSM::Parameter"]
    return templates.count > 1
      && templates.contains { template in links.contains { template.content.contains($0) } }
      && templates.contains { $0.expectations.contains { $0.mark == .finding } }
  }
}
