import Patterns
import YAMLTree

/// The `AllowedPattern` of a parameter: a regular expression of Java's dialect that the whole text must match.
public struct AllowedPattern: Sendable {
  /// The constraint's key.
  public let key: Node
  /// Where the pattern is written.
  public let value: Value
  /// The pattern as written.
  public let text: String
  /// Why the pattern cannot be matched, if it cannot.
  public let problem: PatternError?
  private let pattern: Pattern?

  /// Reads the pattern of a parameter; nil if it has none that is written as text.
  init?(in body: Value) {
    guard let (key, value) = body.entry("AllowedPattern"), let text = value.text else { return nil }
    self.key = key
    self.value = value
    self.text = text
    do throws(PatternError) {
      pattern = try Pattern(text, dialect: .java)
      problem = nil
    } catch {
      pattern = nil
      problem = error
    }
  }

  /// Whether the whole of a text matches; nil if that cannot be told.
  public func matches(_ text: String) -> Bool? { pattern?.matchesWhole(text) }
}
