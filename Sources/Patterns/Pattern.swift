/// A regular expression, ready to be matched in time linear in the text. One reference, so it costs little to keep.
///
/// It answers only whether there is a match, so greedy and lazy quantifiers are the same. Back-references, recursion
/// and atomic groups that would change the answer are not decided: making such a pattern throws. Asked of a huge text
/// with a huge pattern, or for `\b` in a text where versions of Java disagree, it answers nil.
public struct Pattern: Sendable {
  /// Whose rules a pattern follows.
  public enum Dialect: Sendable {
    /// Java's `java.util.regex` without flags, which CloudFormation applies to `AllowedPattern`.
    case java
    /// What patterns of JSON schemas are written for: Python's `regex`, with the escapes of ECMAScript and Java that
    /// Python lacks. `\d`, `\w` and `\s` hold for all of Unicode, as in Python. Two things are as in ECMAScript: `$`
    /// holds only at the end, not before a final line feed too, and two halves of a surrogate pair are one scalar.
    case schema
  }

  private let compiled: CompiledPattern

  /// Reads `source`.
  ///
  /// - Throws: `PatternError`, which says whether the pattern is wrong or only beyond this matcher.
  public init(_ source: String, dialect: Dialect) throws(PatternError) {
    compiled = try CompiledPattern(Array(source.utf8), dialect: dialect)
  }

  /// Reads `source`, which is UTF-8.
  ///
  /// - Throws: `PatternError`, which says whether the pattern is wrong or only beyond this matcher.
  public init(utf8 source: UnsafeBufferPointer<UInt8>, dialect: Dialect) throws(PatternError) {
    compiled = try CompiledPattern(Array(source), dialect: dialect)
  }

  /// Whether the whole text, as UTF-8, matches; nil if that cannot be said.
  public func matchesWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool? { compiled.answer(text, isWhole: true) }

  /// Whether a part of the text, as UTF-8, matches; nil if that cannot be said.
  public func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool? { compiled.answer(text, isWhole: false) }

  /// Whether the whole text matches; nil if that cannot be said.
  public func matchesWhole(_ text: String) -> Bool? {
    var text = text
    return text.withUTF8 { matchesWhole($0) }
  }

  /// Whether a part of the text matches; nil if that cannot be said.
  public func isFound(in text: String) -> Bool? {
    var text = text
    return text.withUTF8 { isFound(in: $0) }
  }
}
