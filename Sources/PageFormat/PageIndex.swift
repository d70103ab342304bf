import Findings

/// The index at the head of the embedded text: a line a rule, sorted by id, then an empty line and the pages' texts.
///
/// Columns are parted by tabs, the items of a list by commas; the last three columns are the text's first byte and
/// length, counted from the end of the index, and its line in the page's file.
package enum PageIndex {
  /// The line that says all `page` holds, with its line feed.
  package static func line(for page: RulePage) -> String {
    let columns: [String] = [
      page.id.rawValue,
      page.area,
      page.title,
      page.levels.map { "\($0.kind)=\($0.level.name)" }.joined(separator: ","),
      page.engine ?? "",
      page.severity?.rawValue ?? "",
      page.precision.rawValue,
      page.profile.rawValue,
      page.aliases.joined(separator: ","),
      page.controls.joined(separator: ","),
      page.since,
      "\(page.text.lowerBound)",
      "\(page.text.count)",
      "\(page.textLine)",
    ]
    return columns.joined(separator: "\t") + "\n"
  }

  /// The pages the head of an embedded text names, their texts counted from the text's first byte.
  ///
  /// Stops the process when the text is none that the build has written.
  package static func pages(in text: UnsafeBufferPointer<UInt8>) -> [RulePage] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count, text[start] != lineFeed {
      var end = start
      while end < text.count, text[end] != lineFeed { end += 1 }
      lines.append(start..<end)
      start = end + 1
    }
    return lines.map { line in
      page(on: IndexLine(UnsafeBufferPointer(rebasing: text[line])), textsBegin: start + 1)
    }
  }

  private static func page(on line: IndexLine, textsBegin: Int) -> RulePage {
    var line = line
    let id = RuleID(line.text())
    let (area, title) = (line.text(), line.text())
    let levels = line.list { item in
      let equals = item.firstIndex(of: UInt8(ascii: "="))!
      let level = Level(name: String(decoding: item[(equals + 1)...], as: UTF8.self))!
      return (kind: String(decoding: item[..<equals], as: UTF8.self), level: level)
    }
    let engine = line.text()
    let severity = RulePage.Severity(rawValue: line.text())
    let precision = RulePage.Precision(rawValue: line.text())!
    let profile = RulePage.Profile(rawValue: line.text())!
    let (aliases, controls, since) = (CommaList(text: line.text()), CommaList(text: line.text()), line.text())
    let (first, length, textLine) = (textsBegin + line.number(), line.number(), line.number())
    return RulePage(
      id: id, area: area, title: title, levels: levels, engine: engine.isEmpty ? nil : engine, severity: severity,
      precision: precision, profile: profile, aliases: aliases, controls: controls, since: since,
      text: first..<(first + length), textLine: textLine)
  }

  private static let lineFeed = UInt8(ascii: "\n")
}

/// Reads the columns of a line of the index, one after the other.
private struct IndexLine {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func text() -> String { String(decoding: column(), as: UTF8.self) }

  mutating func number() -> Int { column().reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }

  mutating func list<Item>(_ item: (UnsafeBufferPointer<UInt8>) -> Item) -> [Item] {
    let column = column()
    var items: [Item] = []
    var start = 0
    while start < column.count {
      var end = start
      while end < column.count, column[end] != UInt8(ascii: ",") { end += 1 }
      items.append(item(UnsafeBufferPointer(rebasing: column[start..<end])))
      start = end + 1
    }
    return items
  }

  private mutating func column() -> UnsafeBufferPointer<UInt8> {
    let start = next
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\t") { end += 1 }
    next = end + 1
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}
