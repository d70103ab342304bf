/// A regular expression, ready to be matched in time linear in the text.
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

  private let program: Program
  private let looks: [Look]
  private let sets: [ScalarSet]
  /// Java's versions disagree on whether letters beyond ASCII are parts of words.
  private let decidesOnlyASCII: Bool

  private struct Look: Sendable {
    let program: Program
    /// Read from the end of the text backwards, as the look is ahead.
    let isBackward: Bool
  }

  /// Reads `source`.
  ///
  /// - Throws: `PatternError`, which says whether the pattern is wrong or only beyond this matcher.
  public init(_ source: String, dialect: Dialect) throws(PatternError) {
    var parser = PatternParser(Array(source.utf8), dialect: dialect)
    let root = try parser.parse()
    var compiler = ProgramCompiler(parser.tree)
    program = try compiler.compile(root, isBackward: false)
    var looks: [Look] = []
    for look in parser.tree.looks {
      looks.append(
        Look(program: try compiler.compile(look.body, isBackward: !look.isBehind), isBackward: !look.isBehind))
    }
    self.looks = looks
    sets = compiler.tree.sets
    decidesOnlyASCII = compiler.tree.hasASCIIWordBoundary
  }

  /// Whether the whole text, as UTF-8, matches; nil if that cannot be said.
  public func matchesWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool? { answer(text, .whole) }

  /// Whether a part of the text, as UTF-8, matches; nil if that cannot be said.
  public func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool? { answer(text, .part) }

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

  private enum Extent {
    case whole
    case part
  }

  private func answer(_ text: UnsafeBufferPointer<UInt8>, _ extent: Extent) -> Bool? {
    if text.allSatisfy({ $0 < 0x80 }) { return answer(units: text, extent) }
    if decidesOnlyASCII { return nil }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    return scalars.withUnsafeBufferPointer { answer(units: $0, extent) }
  }

  /// How many steps an answer takes at most: enough for any reasonable pattern and a megabyte of text.
  private static let stepLimit = 32_000_000

  private func answer<Unit>(units: UnsafeBufferPointer<Unit>, _ extent: Extent) -> Bool?
  where Unit: FixedWidthInteger & UnsignedInteger {
    var budget = Self.stepLimit
    var places: [[UInt64]] = []
    for look in looks {
      guard
        let found = Matcher.run(
          look.program, isBackward: look.isBackward, over: units, sets: sets, looks: places, .places, budget: &budget)
      else { return nil }
      places.append(found.places)
    }
    return Matcher.run(
      program, isBackward: false, over: units, sets: sets, looks: places, extent == .whole ? .whole : .part,
      budget: &budget
    )?.isMatch
  }
}
