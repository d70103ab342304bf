import Findings
import SourceText

/// What a finding points at in one file, with the source lines.
struct Snippet {
  /// A span to underline and what to say of it.
  struct Mark {
    let span: Span
    let line: Int
    /// What stands at the span; empty when there is nothing to add.
    var label: String
    /// Whether it is the place of the finding itself.
    let isPrimary: Bool
  }

  let file: SourceFile
  let lines: LineTable
  private(set) var marks: [Mark] = []

  init(_ file: SourceFile, _ lines: LineTable) {
    self.file = file
    self.lines = lines
  }

  /// The last line shown, which is the longest number in the margin.
  var lastLine: Int { marks.reduce(1) { max($0, $1.line) } }

  /// Adds a span; the same span again only adds to its label.
  mutating func mark(_ span: Span, _ label: String, isPrimary: Bool = false) {
    let start = min(max(span.start, 0), Int32(file.text.count))
    let span = Span(start, min(span.end, Int32(file.text.count)))
    guard let index = marks.firstIndex(where: { $0.span == span }) else {
      marks.append(Mark(span: span, line: lines.line(of: start), label: label, isPrimary: isPrimary))
      return
    }
    if marks[index].label.isEmpty {
      marks[index].label = label
    } else if !label.isEmpty {
      marks[index].label += "; " + label
    }
  }

  /// Writes the lines with marks, and what joins them. `margin` is the width of line numbers, `width` the terminal's.
  func write(to text: inout TerminalText, margin: Int, width: Int, level: Level) {
    let room = width - margin - 3
    let sorted = marks.sorted {
      ($0.line, $0.isPrimary ? 0 : 1, $0.span) < ($1.line, $1.isPrimary ? 0 : 1, $1.span)
    }
    var shown: Int?
    var index = 0
    while index < sorted.count {
      let line = sorted[index].line
      var end = index
      while end < sorted.count, sorted[end].line == line { end += 1 }
      joinLines(from: shown, to: line, hasPrimary: sorted[index].isPrimary, &text, margin, room)
      writeLine(line, Array(sorted[index..<end]), &text, margin, room, level)
      shown = line
      index = end
    }
  }

  /// Writes what stands between two shown lines: the one line between them, or the line above that holds the next
  /// one, or that lines are left out.
  private func joinLines(
    from shown: Int?, to line: Int, hasPrimary: Bool, _ text: inout TerminalText, _ margin: Int, _ room: Int
  ) {
    let isNeeded = shown.map { line - $0 == 2 } ?? false
    let isContext = hasPrimary && line > 1 && shown != line - 1 && holds(line - 1, line)
    if let shown, line - shown > (isContext ? 2 : 1), !isNeeded {
      text.write("...", .frame)
      text.endLine()
    }
    guard isNeeded || isContext else { return }
    let span = lines.span(ofLine: line - 1)
    let excerpt = LineExcerpt(of: span, in: file.text, around: Span(span.start, span.start), room: room)
    writeSource(excerpt.text, line - 1, &text, margin)
  }

  private func writeLine(
    _ line: Int, _ marks: [Mark], _ text: inout TerminalText, _ margin: Int, _ room: Int, _ level: Level
  ) {
    let span = lines.span(ofLine: line)
    var rest = marks[...]
    // A line too long to show all its marks at once is shown once more for those that remain.
    while let first = rest.first {
      let excerpt = LineExcerpt(of: span, in: file.text, around: part(of: first.span, in: span), room: room)
      writeSource(excerpt.text, line, &text, margin)
      var remaining: [Mark] = []
      for mark in rest {
        let underlined = part(of: mark.span, in: span)
        guard underlined == part(of: first.span, in: span) || excerpt.shows(underlined) else {
          remaining.append(mark)
          continue
        }
        underline(excerpt.cells(of: underlined), mark, &text, margin, level)
      }
      rest = remaining[...]
    }
  }

  private func underline(
    _ cells: Range<Int>, _ mark: Mark, _ text: inout TerminalText, _ margin: Int, _ level: Level
  ) {
    text.write("|", after: margin + 1, .frame)
    text.indent(by: cells.lowerBound + 1)
    text.write(
      mark.isPrimary ? "^" : "-", count: cells.count, then: mark.label.isEmpty ? "" : " ", mark.label,
      mark.isPrimary ? .level(level) : .frame)
    text.endLine()
  }

  private func writeSource(_ source: ArraySlice<UInt8>, _ line: Int, _ text: inout TerminalText, _ margin: Int) {
    let number = String(line)
    text.write(number + " |", after: margin - number.utf8.count, .frame)
    if let end = source.lastIndex(where: { $0 != UInt8(ascii: " ") }) {
      text.indent(by: 1)
      text.write(harmless: source[...end])
    }
    text.endLine()
  }

  /// The part of a span that stands on its first line, without blanks at the line's end.
  private func part(of span: Span, in line: Span) -> Span {
    guard span.end > line.end else { return span }
    var end = Int(line.end)
    while end > Int(span.start), file.text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return Span(Int(span.start), end)
  }

  /// Whether a line looks like what holds the line after it: it is not blank, no comment, and indented less.
  private func holds(_ upper: Int, _ lower: Int) -> Bool {
    guard let outer = indentation(of: upper), let inner = indentation(of: lower) else { return false }
    return outer < inner
  }

  /// Lines indented by more bytes than this are no one's context.
  private static let searchedIndentation = 1000

  private func indentation(of line: Int) -> Int? {
    let bytes = file.text[lines.span(ofLine: line).range].prefix(Self.searchedIndentation)
    let first = bytes.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    guard let first, bytes[first] != UInt8(ascii: "#") else { return nil }
    return first - bytes.startIndex
  }
}
