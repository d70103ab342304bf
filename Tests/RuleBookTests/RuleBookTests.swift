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
    #expect(RuleBook.find("Export-Import-RESOLVES").map(\.id) == ["export-import-resolves"])
    for page in RuleBook.pages {
      for alias in page.aliases { #expect(RuleBook.find(alias.lowercased()).contains { $0.id == page.id }) }
    }
    #expect(RuleBook.find("E0").isEmpty)
  }

  @Test func aPageHasItsLevelsAndText() throws {
    let page = try #require(RuleBook.page("export-import-resolves"))
    #expect(page.area == "cross-stack")
    #expect(RuleBook.areas.contains("cross-stack"))
    #expect(page.level(ofKind: "missing") == .error)
    #expect(page.level(ofKind: "external") == .note)
    #expect(page.level() == .error)
    #expect(page.markdown.hasPrefix("A stack that imports"))
    #expect(page.markdown.hasSuffix("\n"))
  }

  @Test func helpTextIsPlain() throws {
    let text = try #require(RuleBook.page("export-import-resolves")).helpText
    #expect(!text.contains("```") && !text.contains("##"))
    #expect(text.contains("\nEvery imported name is exported\n"))
    #expect(text.contains("\n    Parameters:\n      NetworkStack:\n"))
    #expect(text.contains("# finding: DatabaseSubnetB\n"))
  }

  @Test func everyPageHasABadAndAGoodExample() {
    for page in RuleBook.pages {
      let roles = page.document.sections.flatMap(\.examples).map(\.role)
      #expect(roles.contains(.bad) && roles.contains(.good), "\(page.id)")
    }
  }
}
