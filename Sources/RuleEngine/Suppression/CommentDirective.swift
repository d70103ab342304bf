import Findings
import SourceText

/// What a comment tells the tool: `stackproof: ignore[rule-id] reason` or `stackproof: ignore-file[rule-id] reason`.
struct CommentDirective {
  /// What the directive is about.
  enum Scope {
    /// A key or item and all below it.
    case node
    /// The file.
    case file
  }

  /// What the directive is about.
  let scope: Scope
  /// The rules it names, at least one.
  let names: [Suppression.Name]
  /// From `stackproof` to the closing bracket.
  let span: Span

  /// A comment's words to the tool, understood or not.
  enum Reading {
    case directive(CommentDirective)
    case malformed(Finding.Message, Span)
  }

  /// What a comment tells the tool. A directive may stand after other words when a `#` of its own opens it.
  static func read(_ comment: Span, in text: [UInt8]) -> [Reading] {
    var readings: [Reading] = []
    var start = Int(comment.start)
    let end = Int(comment.end)
    while start < end {
      let part = text[start..<end].drop { $0 == hash || isBlank($0) }
      let next = nextHash(in: part, text) ?? end
      var reader = DirectiveReader(text: text[part.startIndex..<next])
      if let reading = reader.read() { readings.append(reading) }
      start = next
    }
    return readings
  }

  private static func nextHash(in part: ArraySlice<UInt8>, _ text: [UInt8]) -> Int? {
    part.indices.first { text[$0] == hash && isBlank(text[$0 - 1]) }
  }

  private static let hash = UInt8(ascii: "#")
}

/// Reads one directive from the start of a text.
private struct DirectiveReader {
  private let text: ArraySlice<UInt8>
  private var next: Int

  init(text: ArraySlice<UInt8>) {
    self.text = text
    next = text.startIndex
  }

  /// The directive; nil when the text is not addressed to the tool.
  mutating func read() -> CommentDirective.Reading? {
    guard word().lowercased() == "stackproof" else { return nil }
    skipBlanks()
    let hasColon = skip(":")
    skipBlanks()
    let written = word()
    let wordSpan = Span(text.startIndex, next)
    skipBlanks()
    let isCall = next < text.endIndex && [UInt8(ascii: "["), UInt8(ascii: "="), UInt8(ascii: "(")].contains(text[next])
    let scope: CommentDirective.Scope? =
      switch written.lowercased() {
      case "ignore": .node
      case "ignore-file": .file
      default: nil
      }
    guard hasColon else { return scope != nil && isCall ? .malformed(.hasNoColon(written), wordSpan) : nil }
    guard let scope else {
      let isSlip = ["ignore", "ignore-file"].contains { Suggestion.isNear(written, $0) }
      return isSlip || isCall && !written.isEmpty ? .malformed(.isNoDirective(written), wordSpan) : nil
    }
    guard skip("[") else { return .malformed(.hasNoBrackets(written), wordSpan) }
    guard let names = names() else { return .malformed(.isLeftOpen(written), Span(text.startIndex, next)) }
    let span = Span(text.startIndex, next)
    return names.isEmpty
      ? .malformed(.hasNoBrackets(written), span)
      : .directive(CommentDirective(scope: scope, names: names, span: span))
  }

  /// The names up to the closing bracket; nil when there is none.
  private mutating func names() -> [Suppression.Name]? {
    guard let end = text[next...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    defer { next = end + 1 }
    return text[next..<end].split { $0 == UInt8(ascii: ",") || isBlank($0) }
      .map { Suppression.Name(String(decoding: $0, as: UTF8.self), at: Span($0.startIndex, $0.endIndex)) }
  }

  private mutating func word() -> String {
    let rest = text[next...]
    let word = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"): true
      default: false
      }
    }
    next = word.endIndex
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard next < text.endIndex, text[next] == UInt8(ascii: byte) else { return false }
    next += 1
    return true
  }

  private mutating func skipBlanks() { while next < text.endIndex, isBlank(text[next]) { next += 1 } }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

extension Finding.Message {
  fileprivate static func hasNoBrackets(_ word: String) -> Self {
    """
    This comment names no rule, so it ignores nothing. Write which rules it is about in brackets: \
    `# stackproof: \(word.lowercased())[rule-id] reason`.
    """
  }

  fileprivate static func isLeftOpen(_ word: String) -> Self {
    """
    The bracket of this comment is not closed, so it ignores nothing. Write \
    `# stackproof: \(word.lowercased())[rule-id] reason`.
    """
  }

  fileprivate static func hasNoColon(_ word: String) -> Self {
    """
    A colon is missing after `stackproof`, so this comment ignores nothing. Write \
    `# stackproof: \(word.lowercased())[rule-id] reason`.
    """
  }

  fileprivate static func isNoDirective(_ word: String) -> Self {
    """
    The tool knows no directive `\(word)`, so this comment ignores nothing. Write \
    `# stackproof: ignore[rule-id] reason` for a key and all below it, or `# stackproof: ignore-file[rule-id] reason` \
    at the top of the file.
    """
  }
}
