import SourceText

/// A comment of a YAML file.
public struct Comment: Hashable, Sendable {
  /// The bytes from the `#` to the end of the line, without the line break.
  public let span: Span
  /// Whether nothing but whitespace stands before it on its line.
  public let isAlone: Bool

  /// Makes a comment of its place.
  public init(span: Span, isAlone: Bool) {
    self.span = span
    self.isAlone = isAlone
  }
}
