import PageFormat

extension RulePage {
  /// The page as plain text, for readers that show no Markdown: headings without their signs, code indented, links
  /// followed by their addresses.
  package var helpText: String {
    var text = ""
    var openFence = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let fence = line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
      if openFence == 0, fence >= 3 {
        openFence = fence
      } else if openFence > 0, fence >= openFence, fence == line.utf8.count {
        openFence = 0
      } else if openFence > 0 {
        text += line.isEmpty ? "\n" : "    \(line)\n"
      } else {
        text += plain(line) + "\n"
      }
    }
    while text.utf8.last == UInt8(ascii: "\n") { text.removeLast() }
    return text + "\n"
  }

  private func plain(_ line: Substring) -> String {
    var rest = line.utf8.first == UInt8(ascii: "#") ? line.drop { $0 == "#" }.drop { $0 == " " } : line
    var text = ""
    while let opening = rest.firstIndex(of: "["), let closing = rest[opening...].firstIndex(of: "]") {
      let label = rest[rest.index(after: opening)..<closing]
      let after = rest[closing...].dropFirst()
      guard after.first == "(", let end = after.firstIndex(of: ")") else {
        text += rest[...closing]
        rest = after
        continue
      }
      text += rest[..<opening] + label + " " + after[...end]
      rest = after[end...].dropFirst()
    }
    return text + rest
  }
}
