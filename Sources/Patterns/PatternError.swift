/// Why a pattern cannot be used, and where.
public struct PatternError: Error, Hashable, Sendable {
  /// Whether the author or this matcher is to blame.
  public enum Kind: Hashable, Sendable {
    /// The pattern breaks the grammar of its dialect: the service rejects it too.
    case invalid
    /// The pattern may be right, but uses what this matcher does not decide (back-references) or is too large.
    case unsupported
  }

  /// Whether the author or this matcher is to blame.
  public let kind: Kind
  /// What is wrong, as a clause without a full stop: "a group is not closed".
  public let reason: String
  /// The byte of the pattern where the trouble begins.
  public let offset: Int

  /// Makes an error of `kind` at the byte `offset`.
  public init(_ kind: Kind, _ reason: String, at offset: Int) {
    self.kind = kind
    self.reason = reason
    self.offset = offset
  }
}
