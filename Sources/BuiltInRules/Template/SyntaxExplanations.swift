import YAMLTree

/// An error of the YAML parser, told by the parser's own words.
struct YAMLFault {
  /// What it found.
  let reason: String
  /// What it was reading.
  let context: String
  /// Whether nothing but blanks stands before the place on its line.
  let startsLine: Bool

  /// What is wrong and what to do, to follow a colon; `text` is the text at the place.
  func explanation(_ text: String) -> String {
    switch reason {
    case "mapping values are not allowed in this context":
      """
      a value cannot hold `: ` without quotes, and a key cannot be indented deeper than the value before it allows. \
      Put quotes around the value, or correct the indentation.
      """
    case "could not find expected ':'":
      "a key needs a `:` and a space after it. Add them, or join the line with the value it belongs to."
    case "did not find expected key":
      startsLine
        ? "this line is indented differently from the keys around it. Indent it as deep as the keys it belongs to."
        : "the value ends before this text, which belongs to nothing. Put quotes around the whole value."
    case "did not find expected '-' indicator":
      "this line is indented like the list items above it but begins with no `- `. Add it, or correct the indentation."
    case "did not find expected ',' or ']'":
      "a list that was opened by `[` needs a `,` between its items and a `]` at its end. Add what is missing."
    case "did not find expected ',' or '}'":
      "a map that was opened by `{` needs a `,` between its entries and a `}` at its end. Add what is missing."
    case "block sequence entries are not allowed in this context":
      "a list item cannot begin here. Put the `- ` on a line of its own, indented below its key."
    case "mapping keys are not allowed in this context":
      "a key cannot begin here. Put it on a line of its own, or put quotes around the text."
    case "found character that cannot start any token":
      text.hasPrefix("`")
        ? "a value without quotes cannot begin with a backtick. Put quotes around it."
        : "a value without quotes cannot begin with `\(text.first.map(String.init) ?? "this")`. Put quotes around it."
    case "found unexpected end of stream":
      context.contains("quoted scalar")
        ? "a quote is opened here and closed nowhere. Close it."
        : "the file ends in the middle of a value. Complete it."
    case "found unexpected document indicator":
      "a line of `---` or `...` stands inside quotes. Close the quote before it."
    case "found unknown escape character", "did not find expected hexdecimal number":
      """
      the backslash begins no escape that double quotes know. Write `\\\\` for a backslash, or use single quotes.
      """
    case "did not find expected alphabetic or numeric character":
      """
      text without quotes cannot begin with `*` or `&`, which mark aliases and anchors. Put quotes around it.
      """
    case "did not find expected node content":
      "a value is missing here. Write it, or remove the comma or key before it."
    case "did not find expected <document start>":
      "text follows where the document has ended. Remove it, or correct its indentation."
    case "found undefined tag handle":
      "the tag has a prefix that is declared nowhere. Write a function of CloudFormation such as `!Ref`."
    default:
      fallback
    }
  }

  private var fallback: String {
    if context.contains("block scalar") {
      return "the text block that `|` or `>` begins is not laid out as YAML wants it. Begin its text on the next line."
    }
    if context.contains("tag") { return "a tag such as `!Ref` needs a space after it. Add the space." }
    if context.contains("anchor") || context.contains("alias") {
      return "text without quotes cannot begin with `*` or `&`, which mark aliases and anchors. Put quotes around it."
    }
    return "the parser reports \(context.isEmpty ? "" : "\(context): ")\(reason). Correct the text here or just before."
  }
}

extension SyntaxProblem.JSONFault {
  /// What is wrong and what to do, to follow a colon.
  var explanation: String {
    switch self {
    case .expectedValue: "a value is missing here. Write it, or remove what asks for it."
    case .expectedKey: "a key in double quotes must stand here. Put double quotes around the key."
    case .expectedColon: "a `:` must stand between a key and its value. Add it."
    case .missingComma: "a `,` is missing here. Add it before the next entry."
    case .trailingComma: "a `,` stands before a closing bracket or brace. Remove it."
    case .unclosedObject: "an object is opened by `{` and not closed. Add the `}`."
    case .unclosedArray: "an array is opened by `[` and not closed. Add the `]`."
    case .unterminatedString: "a string has no closing `\"` on its line. Close it; write a line break as `\\n`."
    case .invalidEscape: "the backslash begins no escape that JSON knows. Write `\\\\` for a backslash."
    case .loneSurrogate: "an escape is half of a character only. Write both halves, or the character itself."
    case .invalidNumber: "a number is not written as JSON wants it. Write it plainly, or put double quotes around it."
    case .bareWord: "text must stand in double quotes. Put them around it; only `true`, `false` and `null` need none."
    case .comment: "JSON knows no comments. Remove it, or write YAML where that is taken."
    case .textAfterEnd: "something follows the end of the document. Remove it, or correct the braces before it."
    }
  }
}

extension SyntaxProblem.JSONFault? {
  /// What is wrong with a text that must be a JSON object and what to do, to follow a colon. Without a fault no brace
  /// begins it.
  var explanation: String { self?.explanation ?? "no `{` begins it. Write it as JSON." }
}
