import CYAML
import SourceText

/// An error of libyaml with its places in bytes.
struct YAMLError {
  /// What is wrong, in libyaml's words.
  let reason: String
  /// What libyaml was reading, in its words; may be empty.
  let context: String
  /// Where it noticed.
  let place: Int
  /// Where the unfinished scalar, key or flow collection starts that it was reading.
  let origin: Int?
  /// Whether the tokens make sense but not here, such as a line that belongs to an outer collection.
  let isMisplacedToken: Bool

  /// Takes the error from a parser that read `bytes` from the code point `base` on.
  init(
    _ parser: UnsafePointer<yaml_parser_t>, _ base: Int, _ offsets: inout CodePointMap,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let parser = parser.pointee
    reason = parser.problem.map { String(cString: $0) } ?? ""
    context = parser.context.map { String(cString: $0) } ?? ""
    place = Int(offsets.byte(of: parser.problem_mark.index + base))
    isMisplacedToken = parser.error == YAML_PARSER_ERROR
    if parser.context != nil, parser.error == YAML_SCANNER_ERROR || context.contains("flow") {
      origin = Int(offsets.byte(of: parser.context_mark.index + base))
    } else {
      origin = nil
    }
  }

  /// The problem to report; `isInFlow` tells that tabs are fine where the error is.
  func problem(_ bytes: UnsafeBufferPointer<UInt8>, isInFlow: Bool) -> SyntaxProblem {
    if !isInFlow, let tab = tab(bytes) { return SyntaxProblem(.tabIndentation, at: tab) }
    let kind = SyntaxProblem.Kind.invalidYAML(reason: reason, context: context)
    if let origin, origin < place {
      let isAtEnd = !bytes[place...].contains { !$0.isSpace }
      if isAtEnd { return SyntaxProblem(kind, at: Self.word(at: origin, bytes)) }
      return SyntaxProblem(kind, at: Self.word(at: place, bytes), related: Self.word(at: origin, bytes))
    }
    return SyntaxProblem(kind, at: Self.word(at: place, bytes))
  }

  /// The first tab in the indentation of the error's line.
  private func tab(_ bytes: UnsafeBufferPointer<UInt8>) -> Span? {
    var start = min(place, bytes.count)
    while start > 0, !bytes[start - 1].isBreak { start -= 1 }
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "\t") { end += 1 }
    return end > start ? Span(start, end) : nil
  }

  /// The bracket, quote or run of other characters at a place.
  private static func word(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Span {
    guard place < bytes.count, !bytes[place].isSpace else { return Span(place, place) }
    var end = place + 1
    if !"[]{},'\"".utf8.contains(bytes[place]) {
      while end < bytes.count, !bytes[end].isSpace { end += 1 }
    }
    return Span(place, end)
  }
}
