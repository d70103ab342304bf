import SourceText

/// What is wrong with the text of a file, before anyone asks what it means.
public struct SyntaxProblem: Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// Where it is noticed.
  public var span: Span
  /// A further place that explains it: the first of two equal keys, the start of what is not closed.
  public var related: Span?

  /// Makes a problem.
  public init(_ kind: Kind, at span: Span, related: Span? = nil) {
    self.kind = kind
    self.span = span
    self.related = related
  }

  /// The kinds of problem.
  public enum Kind: Hashable, Sendable {
    /// The YAML parser does not accept the text. Its own words: what it found, and what it was reading (often empty).
    case invalidYAML(reason: String, context: String)
    /// A tab stands where YAML wants spaces.
    case tabIndentation
    /// The text is no JSON.
    case invalidJSON(JSONFault)
    /// A mapping has this key already, at the related span.
    case duplicateKey(String)
    /// An alias names an anchor that is not defined before it.
    case unknownAlias(String)
    /// An alias stands inside the value that its anchor names.
    case recursiveAlias(String)
    /// Following the aliases would blow the document up beyond reason, or nest it too deep; this one is not followed.
    case aliasExpandsTooFar(String)
    /// Collections are nested deeper than this limit.
    case tooDeep(limit: Int)
    /// The file has more `%` directives than this limit; it is not read.
    case tooManyDirectives(limit: Int)
    /// Bytes that are not text in the file's encoding.
    case invalidBytes
    /// A character that neither YAML nor JSON allows, as a code point.
    case controlCharacter(UInt32)
  }

  /// The ways in which a text is no JSON.
  public enum JSONFault: Hashable, Sendable {
    /// A value must stand here.
    case expectedValue
    /// A key in double quotes must stand here.
    case expectedKey
    /// A `:` must stand between a key and its value.
    case expectedColon
    /// A `,` must stand between two members or elements.
    case missingComma
    /// A `,` stands before a closing brace or bracket.
    case trailingComma
    /// An object, opened at the related span, is not closed by `}`.
    case unclosedObject
    /// An array, opened at the related span, is not closed by `]`.
    case unclosedArray
    /// A string has no closing quote on its line.
    case unterminatedString
    /// A string has a backslash that starts no escape.
    case invalidEscape
    /// A string escapes one half of a surrogate pair alone.
    case loneSurrogate
    /// A number is not written as JSON wants it: a leading zero, plus or dot, a missing digit.
    case invalidNumber
    /// A word other than `true`, `false` and `null`, or a string in other than double quotes.
    case bareWord
    /// A comment; JSON has none.
    case comment
    /// Something follows the document's value.
    case textAfterEnd
  }
}
