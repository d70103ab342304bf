import Findings
import Foundation
import PageFormat

/// Gathers pages and writes them into one Swift file.
struct PagePacker {
  private let root: String
  private var pages: [(page: RulePage, path: String, markdown: String)] = []
  private var problems: [String] = []

  /// Makes a packer for the pages in the folder `root`.
  init(root: String) { self.root = root }

  /// Reads the page at a path below the root, `<area>/<rule-id>.md`.
  mutating func add(_ path: String) throws {
    let file = root + "/" + path
    let parts = path.split(separator: "/")
    guard parts.count == 2, isHyphenatedName(parts[0]), isHyphenatedName(parts[1].dropLast(".md".count)) else {
      problems.append("\(file):1: error: A page is `rules/<area>/<rule-id>.md`, in lower-case words joined by hyphens.")
      return
    }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    let source = PageSource(bytes: bytes, id: String(parts[1].dropLast(".md".count)), area: String(parts[0]))
    problems += source.problems.map { "\(file):\($0.line): error: \($0.message)" }
    if let page = source.page { pages.append((page, file, source.markdown)) }
  }

  /// The Swift file, and everything that keeps it from being right.
  mutating func finish() -> (swift: String, problems: [String]) {
    pages.sort { $0.page.id < $1.page.id }
    for (one, other) in zip(pages, pages.dropFirst()) where one.page.id == other.page.id {
      problems.append("\(other.path):1: error: The rule \(one.page.id) has another page, \(one.path).")
    }
    var index = ""
    var texts = ""
    for (var page, _, markdown) in pages {
      page.text = texts.utf8.count..<(texts.utf8.count + markdown.utf8.count)
      index += PageIndex.line(for: page)
      texts += markdown
    }
    let content = index + "\n" + texts
    let delimiter = String(repeating: "#", count: longestRunOfNumberSigns(in: content) + 1)
    let swift = """
      /// The index of the rules' pages and their texts; see `PageIndex`.
      let embeddedPages: StaticString = \(delimiter)\"""
      \(content)
      \"""\(delimiter)

      """
    return (swift, problems)
  }

  /// A literal with more number signs than this neither ends nor interpolates within the text.
  private func longestRunOfNumberSigns(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
