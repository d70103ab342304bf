import Foundation
import Testing

@Suite struct RulePagesTests {
  @Test func rulesAreExplainedByTheirIDs() throws {
    let outcome = try Stackproof.run(["explain", "export-import-resolves"], in: Fixture.nested.templates)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("# "))
    #expect(outcome.output.contains("export-import-resolves · cross-stack"))
  }

  @Test func everyAliasIsExplained() throws {
    let rules = try listed()
    let rule = try #require(rules.first { !(($0["aliases"] as? [String]) ?? []).isEmpty })
    let alias = try #require((rule["aliases"] as? [String])?.first)
    let outcome = try Stackproof.run(["explain", alias], in: Fixture.nested.templates)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\(try #require(rule["id"] as? String)) · "))
  }

  @Test func rulesAreSelectedByAliases() throws {
    let outcome = try Fixture.threeStacks.check("--select", "CKV_AWS_157", "-o", "json", "--fail-on", "note")
    #expect(outcome.status == 1)
    #expect(try CheckDocument(outcome).findings.map(\.rule) == ["rds-instance-multi-az"])
  }

  @Test func ignoredRulesAreNotRun() throws {
    let all = try CheckDocument(Fixture.threeStacks.check("-o", "json")).findings
    let some = try CheckDocument(Fixture.threeStacks.check("-o", "json", "--ignore", "export-unused")).findings
    #expect(some.map(\.concise) == all.filter { $0.rule != "export-unused" }.map(\.concise))
    #expect(some.count < all.count)
  }

  @Test func theListHasTheDocumentedKeys() throws {
    let keys: Set = [
      "id", "area", "title", "level", "severity", "precision", "profile", "aliases", "controls", "fixable",
    ]
    let rules = try listed()
    #expect(rules.count > 30)
    for rule in rules {
      // A rule that is no weakness has no severity.
      #expect(Set(rule.keys).union(["severity"]) == keys, "\(rule)")
      #expect(["error", "warning", "note"].contains(rule["level"] as? String))
      #expect(["default", "strict", "all"].contains(rule["profile"] as? String))
    }
    let ids = rules.compactMap { $0["id"] as? String }
    #expect(ids == ids.sorted() && Set(ids).count == rules.count)
  }

  @Test func allFormsListTheSameRules() throws {
    let ids = try listed().compactMap { $0["id"] as? String }
    let text = try Stackproof.run(["rules"], in: Fixture.nested.templates).output
    #expect(text.split(separator: "\n").map { String($0.prefix { $0 != " " }) } == ids)
    let markdown = try Stackproof.run(["rules", "--format", "markdown"], in: Fixture.nested.templates).output
    let rows = markdown.split(separator: "\n").dropFirst(2)
    #expect(rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) } == ids)
  }

  private func listed() throws -> [[String: Any]] {
    let outcome = try Stackproof.run(["rules", "--format", "json"], in: Fixture.nested.templates)
    #expect(outcome.status == 0)
    return try #require(JSONSerialization.jsonObject(with: outcome.outputBytes) as? [[String: Any]])
  }
}
