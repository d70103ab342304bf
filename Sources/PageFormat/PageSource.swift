import Findings

/// A page's file, cut into front matter and text.
package struct PageSource {
  /// What the front matter says; nil when it does not say all it must.
  package let page: RulePage?
  /// The text below the front matter.
  package let markdown: String
  /// Everything wrong with the file, in the order of its lines.
  package let problems: [PageProblem]

  /// Reads the file of the page `id` in the folder `area`.
  package init(bytes: [UInt8], id: String, area: String) {
    let problems = PageSource.problems(ofBytes: bytes)
    guard problems.isEmpty else {
      self.init(page: nil, markdown: "", problems: problems)
      return
    }
    let lines = linesOfPage(String(decoding: bytes, as: UTF8.self))
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      let message = "A page begins with front matter between two lines `---`."
      self.init(page: nil, markdown: "", problems: [PageProblem(line: 1, message: message)])
      return
    }
    var frontMatter = FrontMatter(lines[1..<end], closedOnLine: end + 1)
    var text = lines[(end + 1)...].drop(while: \.isEmpty)
    while text.last?.isEmpty == true { text.removeLast() }
    let page = frontMatter.page(id: RuleID(id), area: area, textLine: text.startIndex + 1)
    let markdown = text.joined(separator: "\n") + "\n"
    let document = PageDocument(markdown: markdown, firstLine: text.startIndex + 1)
    self.init(page: page, markdown: markdown, problems: frontMatter.problems + document.problems)
  }

  private init(page: RulePage?, markdown: String, problems: [PageProblem]) {
    self.page = page
    self.markdown = markdown
    self.problems = problems
  }

  /// What keeps the bytes from being text that a Swift literal holds unchanged.
  private static func problems(ofBytes bytes: [UInt8]) -> [PageProblem] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return [PageProblem(line: 1, message: "The page is not UTF-8.")]
    }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      return [PageProblem(line: 1, message: "The page begins with a byte order mark; save it without one.")]
    }
    var line = 1
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        line += 1
      } else if (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F {
        let message = "The page holds the control character \(byte); lines end with a line feed alone."
        return [PageProblem(line: line, message: message)]
      }
    }
    return []
  }
}
