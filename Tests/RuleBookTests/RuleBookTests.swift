import Findings
import RuleBook
import Testing

struct RuleBookTests {
  @Test func pagesAreSortedAndFoundByID() throws {
    #expect(!RuleBook.pages.isEmpty)
    #expect(zip(RuleBook.pages, RuleBook.pages.dropFirst()).allSatisfy { $0.id < $1.id })
    for page in RuleBook.pages { #expect(RuleBook.page(page.id)?.area == page.area) }
    #expect(RuleBook.page("no-such-rule") == nil)
  }

  @Test func findTakesIDsAndAliasesInAnyCase() {
    #expect(RuleBook.find("RDS-Instance-Multi-AZ").map(\.id) == ["rds-instance-multi-az"])
    #expect(RuleBook.find("ckv_aws_157").map(\.id).contains("rds-instance-multi-az"))
    for page in RuleBook.pages {
      for alias in page.aliases { #expect(RuleBook.find(alias.lowercased()).contains { $0.id == page.id }) }
    }
    #expect(RuleBook.find("E0").isEmpty)
  }

  @Test func aPageHasItsLevelsAndText() throws {
    let page = try #require(RuleBook.page("rds-instance-multi-az"))
    #expect(page.area == "availability")
    #expect(RuleBook.areas.contains("availability"))
    #expect(page.level() == .warning)
    #expect(page.level(ofKind: "no-such-kind") == .warning)
    #expect(page.markdown.hasPrefix("A database instance"))
    #expect(page.markdown.hasSuffix("\n"))
  }

  @Test func helpTextIsPlain() throws {
    let text = try #require(RuleBook.page("rds-instance-multi-az")).helpText
    #expect(!text.contains("```") && !text.contains("##"))
    #expect(text.contains("\nMultiAZ is on\n"))
    #expect(text.contains("\n    Resources:\n      Database:"))
    #expect(text.contains("# finding when Env=dev\n"))
  }
}
