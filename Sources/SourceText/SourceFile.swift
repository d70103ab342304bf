/// One input file: its path and its text as UTF-8, from which all spans are counted.
public final class SourceFile: Sendable {
  /// The file's identity in its run.
  public let id: FileID
  /// The path shown to people: relative to the working directory where possible, with `/`.
  public let path: String
  /// The text as valid UTF-8 without a byte order mark. Bytes that are not text stand as U+FFFD.
  public let text: [UInt8]
  /// How the bytes of the file spelled the text.
  public let encoding: Encoding
  /// The first place whose bytes are not text in `encoding`, if any.
  public let invalidBytes: Span?

  /// How a file spells its text.
  public enum Encoding: Sendable, Hashable {
    /// UTF-8, with or without a byte order mark.
    case utf8(byteOrderMark: Bool)
    /// UTF-16 with the low byte first.
    case utf16LittleEndian
    /// UTF-16 with the high byte first.
    case utf16BigEndian
  }

  /// Reads `bytes` as text. Never fails: what is not text becomes U+FFFD and is remembered in `invalidBytes`.
  public init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    let decoded = DecodedText(bytes)
    text = decoded.utf8
    encoding = decoded.encoding
    invalidBytes = decoded.invalid
  }

  /// The text of a span.
  public func text(of span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }
}
