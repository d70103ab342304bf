import SourceText
import YAMLTree

/// One replacement in the text of a template; everything else keeps its formatting.
struct TextEdit: Hashable {
  let span: Span
  let text: String

  /// The text of the file with the replacement.
  func applied(to file: SourceFile) -> [UInt8] {
    Array(file.text[..<span.range.lowerBound]) + Array(text.utf8) + Array(file.text[span.range.upperBound...])
  }

  /// Puts another value, with its tag, in the place of one; a block's place starts on the line of its key.
  static func replacing(_ node: Node, with text: String) -> TextEdit {
    if node.tree.format == .json { return TextEdit(span: node.fullSpan, text: json(ofYAML: text)) }
    let bytes = node.tree.file.text
    var start = Int(node.fullSpan.start)
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\n") { start -= 1 }
    guard node.style == .block, start > 0, bytes[start - 1] == UInt8(ascii: ":") else {
      return TextEdit(span: node.fullSpan, text: text)
    }
    return TextEdit(span: Span(start, Int(node.fullSpan.end)), text: " \(text)")
  }

  /// A value as JSON writes it that is written in YAML.
  private static func json(ofYAML text: String) -> String {
    func json(_ node: Node) -> String {
      switch node.kind {
      case .scalar where node.isNull: return "null"
      case .scalar where node.style == .plain && Double(node.text) != nil: return node.text
      case .scalar, .alias: return "\"\(node.text)\""
      case .sequence: return "[" + node.items.map(json).joined(separator: ", ") + "]"
      case .mapping:
        return "{" + node.entries.map { "\(json($0.key)): \(json($0.value))" }.joined(separator: ", ") + "}"
      }
    }
    return json(Tree(reading: SourceFile(id: FileID(0), path: "value.yaml", bytes: Array(text.utf8))).roots[0])
  }

  /// Puts another text in the place of a scalar, in the same quotes and with the same tag; nil for block scalars.
  static func retexting(_ node: Node, with text: String) -> TextEdit? {
    switch node.style {
    case .plain: TextEdit(span: node.span, text: node.tree.format == .json ? "\"\(text)\"" : text)
    case .singleQuoted: TextEdit(span: node.span, text: "'\(text)'")
    case .doubleQuoted: TextEdit(span: node.span, text: "\"\(text)\"")
    default: nil
    }
  }

  /// Puts a wrongly spelled text in the place of a scalar; nil for block scalars and texts of one letter.
  static func misspelling(_ node: Node?) -> TextEdit? {
    guard let node, node.kind == .scalar, node.text.utf8.count > 1 else { return nil }
    return retexting(node, with: misspelled(node.text))
  }

  /// The text with a letter in the middle left out; short texts get one more.
  static func misspelled(_ text: String) -> String {
    guard text.utf8.count > 3 else { return text + "x" }
    var text = text
    var middle = text.index(text.startIndex, offsetBy: text.count / 2)
    while middle > text.startIndex, !text[middle].isLetter { middle = text.index(before: middle) }
    text.remove(at: middle)
    return text
  }

  /// Removes the lines of an entry of a block mapping; nil unless it starts a line and is not the only one.
  static func dropping(_ entry: (key: Node, value: Node), of owner: Node) -> TextEdit? {
    guard owner.style == .block, owner.entries.count > 1, let start = lineStart(of: entry.key) else { return nil }
    return TextEdit(span: Span(start, lineEnd(after: entry.value)), text: "")
  }

  /// Removes the lines of an item of a block sequence; nil unless its dash starts a line.
  static func dropping(item: Node) -> TextEdit? {
    guard let (start, _) = dash(of: item) else { return nil }
    return TextEdit(span: Span(start, lineEnd(after: item)), text: "")
  }

  /// Writes the lines of an item of a block sequence twice.
  static func repeating(item: Node) -> TextEdit? {
    guard let (start, _) = dash(of: item) else { return nil }
    let end = lineEnd(after: item)
    return TextEdit(span: Span(end, end), text: item.tree.file.text(of: Span(start, end)))
  }

  /// Writes the lines of an entry of a block mapping twice.
  static func repeating(_ entry: (key: Node, value: Node)) -> TextEdit? {
    guard let start = lineStart(of: entry.key) else { return nil }
    let end = lineEnd(after: entry.value)
    return TextEdit(span: Span(end, end), text: entry.key.tree.file.text(of: Span(start, end)))
  }

  /// Writes a line `text` before the first entry of a block mapping that starts a line.
  static func adding(_ text: String, to owner: Node?) -> TextEdit? {
    guard let owner, owner.kind == .mapping, owner.style == .block else { return nil }
    for (key, _) in owner.entries {
      guard let start = lineStart(of: key) else { continue }
      let indentation = String(repeating: " ", count: Int(key.fullSpan.start) - start)
      return TextEdit(span: Span(start, start), text: "\(indentation)\(text)\n")
    }
    return nil
  }

  /// The start of the line of a node before which only spaces stand.
  private static func lineStart(of node: Node) -> Int? {
    let text = node.tree.file.text
    var start = Int(node.fullSpan.start)
    while start > 0, text[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return start == 0 || text[start - 1] == UInt8(ascii: "\n") ? start : nil
  }

  private static func dash(of item: Node) -> (start: Int, dash: Int)? {
    let text = item.tree.file.text
    var place = Int(item.fullSpan.start)
    while place > 0, text[place - 1] == UInt8(ascii: " ") { place -= 1 }
    guard place > 0, text[place - 1] == UInt8(ascii: "-") else { return nil }
    let dash = place - 1
    place = dash
    while place > 0, text[place - 1] == UInt8(ascii: " ") { place -= 1 }
    return place == 0 || text[place - 1] == UInt8(ascii: "\n") ? (place, dash) : nil
  }

  private static func lineEnd(after node: Node) -> Int {
    let text = node.tree.file.text
    var end = Int(node.fullSpan.end)
    if end > 0, text[end - 1] == UInt8(ascii: "\n") { return end }
    while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
    return min(end + 1, text.count)
  }
}
