import Findings
import PageFormat

/// What the page of a rule says about it.
package typealias RulePage = PageFormat.RulePage

/// The text of a page, cut into sections and examples.
package typealias PageDocument = PageFormat.PageDocument

/// The pages of all rules.
package enum RuleBook {
  /// The page of every rule, sorted by id.
  package static let pages: [RulePage] = PageIndex.pages(in: embedded)

  /// The folders of `rules/`, sorted.
  package static let areas: [String] = Set(pages.map(\.area)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

  /// The page of a rule; nil when the rule has none.
  package static func page(_ id: RuleID) -> RulePage? {
    numbers[id].map { pages[$0] }
  }

  /// The index in `pages` of each rule.
  private static let numbers: [RuleID: Int] = Dictionary(
    uniqueKeysWithValues: pages.enumerated().map { ($1.id, $0) })

  /// The pages of the rules that are called so by their id or an alias, in any letter case.
  package static func find(_ idOrAlias: String) -> [RulePage] {
    (namedNumbers[idOrAlias.lowercased()] ?? []).map { pages[$0] }
  }

  /// The indices in `pages` of the rules that are called so, in lower case.
  private static let namedNumbers: [String: [Int]] = {
    var numbers: [String: [Int]] = [:]
    numbers.reserveCapacity(8 * pages.count)
    for (number, page) in pages.enumerated() {
      for name in page.lowercasedNames where numbers[name]?.last != number { numbers[name, default: []].append(number) }
    }
    return numbers
  }()

  fileprivate static var embedded: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: embeddedPages.utf8Start, count: embeddedPages.utf8CodeUnitCount)
  }
}

extension RulePage {
  /// The Markdown below the front matter.
  package var markdown: String { String(decoding: RuleBook.embedded[text], as: UTF8.self) }

  /// The text, cut into sections and examples.
  package var document: PageDocument { PageDocument(markdown: markdown, firstLine: textLine) }
}
