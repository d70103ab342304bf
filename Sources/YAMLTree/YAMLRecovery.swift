import SourceText

/// Going on after an error: reading starts again at the next line that is plainly an entry of a collection that is
/// open still, and continues that collection. The limits of errors and of bytes read twice keep the whole linear.
extension YAMLReader {
  /// Reports an error and answers with the byte at which to go on, if anywhere.
  mutating func handle(_ error: YAMLError, from start: Int) -> Int? {
    if let next = outerEntry(at: error) { return next }
    let hasRead = builder.records.last.map { Int($0.end) > start } ?? false
    let isFlow = builder.open.last.map { builder.records[Int($0.id)].style == .flow } ?? false
    let problem = text.withUnsafeBufferPointer { error.problem($0, isInFlow: isFlow) }
    let place = min(error.origin ?? error.place, error.place)
    bytesLeft -= error.place - place
    let next = bytesLeft > 0 ? resume(after: place, from: start) : nil
    if start == 0 || hasRead { builder.problems.append(problem) }
    return next
  }

  /// The byte at which to go on when the error is only that the text being read ended the collection it continued,
  /// and an outer one goes on.
  private mutating func outerEntry(at error: YAMLError) -> Int? {
    guard let continued, error.isMisplacedToken, builder.open.count - 1 == continued else { return nil }
    let line = Line(at: error.place, in: text)
    guard line.content == error.place, let frame = frame(for: line, in: openEntries().prefix(continued)) else {
      return nil
    }
    join(frame)
    return line.start
  }

  /// The byte at which to go on after an error at `place` in the text that started at `start`.
  mutating func resume(after place: Int, from start: Int) -> Int? {
    errorsLeft -= 1
    guard errorsLeft > 0 else { return nil }
    var line = Line(at: max(place, start), in: text)
    builder.reopen(closedFrom: Int32(line.start))
    let entries = entries(outside: line)
    var limit = Int.max
    while let next = line.next(in: text) {
      line = next
      if line.isDocumentStart(in: text) {
        builder.forget(from: Int32(line.start))
        builder.endDocument()
        continued = nil
        return line.start
      }
      guard !line.isBlankOrComment(in: text) else { continue }
      if line.column <= limit, let frame = frame(for: line, in: entries[...]) {
        builder.forget(from: Int32(line.start))
        join(frame)
        return line.start
      }
      limit = min(limit, line.column)
      if builder.records.isEmpty, line.column == 0, line.entryKind(in: text) == .mapping { return line.start }
    }
    return nil
  }

  private mutating func join(_ frame: Int) {
    while builder.open.count > frame + 1 { builder.close() }
    builder.completeEntry()
    continued = frame
  }

  /// What continues each open collection: nothing for those in flow style.
  private func openEntries() -> [Entry?] {
    builder.open.map { frame in
      let record = builder.records[Int(frame.id)]
      guard record.style == .block else { return nil }
      let start = Int(record.start)
      return Entry(kind: record.kind, column: start - Line(at: start, in: text).start, start: start)
    }
  }

  /// What continues each open collection to which a broken line, or what it holds, may belong.
  private func entries(outside broken: Line) -> [Entry?] {
    let entries = openEntries()
    let isItem = entries.contains { $0?.column == broken.column }
    let column = broken.intendedColumn(in: text, isItem: isItem)
    return entries.map { entry in
      entry.flatMap { $0.column <= column || $0.start >= broken.start ? $0 : nil }
    }
  }

  /// The innermost open collection that a line continues.
  private func frame(for line: Line, in entries: ArraySlice<Entry?>) -> Int? {
    guard let kind = line.entryKind(in: text) else { return nil }
    return entries.lastIndex { entry in
      entry.map { $0.kind == kind && $0.column == line.column && $0.start < line.start } ?? false
    }
  }
}

/// A kind of collection, the column of its keys or dashes, and the byte where it starts.
private struct Entry {
  let kind: Node.Kind
  let column: Int
  let start: Int
}

/// A line of a text.
private struct Line {
  /// Its first byte, and its first byte that is no space.
  let start: Int
  let content: Int

  var column: Int { content - start }

  /// The line that holds a byte.
  init(at place: Int, in text: [UInt8]) {
    var start = min(place, text.count)
    while start > 0, !text[start - 1].isBreak { start -= 1 }
    self.init(start: start, in: text)
  }

  private init(start: Int, in text: [UInt8]) {
    self.start = start
    var content = start
    while content < text.count, text[content] == UInt8(ascii: " ") { content += 1 }
    self.content = content
  }

  /// The column where the line's content seems meant to start, after the brackets, quotes and the like that broke it,
  /// and after a dash where there is no sequence; very large when there is no such content.
  func intendedColumn(in text: [UInt8], isItem: Bool) -> Int {
    var place = content
    var tabs = 0
    while place < text.count, "[]{}@`!%&*:'\" \t".utf8.contains(text[place]) || !isItem && text[place] == 0x2D {
      tabs += text[place] == 0x09 ? 1 : 0
      place += 1
    }
    let isEmpty = place == text.count || text[place].isBreak || text[place] == UInt8(ascii: "#")
    return isEmpty ? Int.max : place - start - tabs
  }

  func next(in text: [UInt8]) -> Line? {
    var place = content
    while place < text.count, !text[place].isBreak { place += 1 }
    guard place < text.count else { return nil }
    let isPair = text[place] == 0x0D && place + 1 < text.count && text[place + 1] == 0x0A
    return Line(start: place + (isPair ? 2 : 1), in: text)
  }

  func isBlankOrComment(in text: [UInt8]) -> Bool {
    let first = text[content...].first { !$0.isBlank }
    return first.map { $0.isBreak || $0 == UInt8(ascii: "#") } ?? true
  }

  func isDocumentStart(in text: [UInt8]) -> Bool {
    text[start...].starts(with: "---".utf8) && (start + 3 == text.count || text[start + 3].isSpace)
  }

  /// What the line is an entry of: a sequence when it starts with `-`, a mapping when it starts with a simple key.
  func entryKind(in text: [UInt8]) -> Node.Kind? {
    guard content < text.count else { return nil }
    let isLast = content + 1 == text.count || text[content + 1].isSpace
    if text[content] == UInt8(ascii: "-"), isLast { return .sequence }
    let first = text[content]
    guard first.isWord || first >= 0x80 || "\"'<".utf8.contains(first) else { return nil }
    var place = content + 1
    while place < text.count, !text[place].isBreak {
      let endsKey = text[place] == UInt8(ascii: ":") && (place + 1 == text.count || text[place + 1].isSpace)
      if endsKey { return .mapping }
      place += 1
    }
    return nil
  }
}
