import Findings

/// Source lines of one or several files that one thing is said about, the file of its place first.
struct SnippetGroup {
  let snippets: [Snippet]
  /// The width of the line numbers.
  private let margin: Int

  init(_ snippets: [Snippet]) {
    self.snippets = snippets
    margin = String(snippets.reduce(1) { max($0, $1.lastLine) }).utf8.count
  }

  /// What stands before the frame of each line that shows no source.
  var indent: String { String(repeating: " ", count: margin) }

  /// Writes where the snippets stand and their lines; the first snippet's place is its primary mark.
  func write(to text: inout TerminalText, width: Int, level: Level) {
    for (index, snippet) in snippets.enumerated() {
      let mark = snippet.marks.first(where: \.isPrimary) ?? snippet.marks[0]
      let position = snippet.lines.position(of: mark.span.start)
      text.write(index == 0 ? "--> " : "::: ", after: margin, .frame)
      text.write(snippet.file.path, ":\(position.line):\(position.column)")
      text.endLine()
      if snippet.file.text.isEmpty { continue }
      if index == 0 { writeFrame(to: &text) }
      snippet.write(to: &text, margin: margin, width: width, level: level)
      if index == 0, snippets.count > 1 { writeFrame(to: &text) }
    }
  }

  private func writeFrame(to text: inout TerminalText) {
    text.write("|", after: margin + 1, .frame)
    text.endLine()
  }
}
