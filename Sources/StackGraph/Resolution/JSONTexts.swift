import CloudFormation
import Findings
import SourceText
import YAMLTree

/// What a text that must be a JSON object is.
package enum JSONText: Sendable {
  /// The object, whose parts have the places in the template where they stand.
  case placed(Value)
  /// The object; its parts have no places of their own, as the text does not stand in the template as it is meant.
  case unplaced(Value)
  /// None: what is wrong, which is nil where no brace begins it, and where.
  case faulty(SyntaxProblem.JSONFault?, Span)

  /// The object, if its parts have places.
  var placedRoot: Value? { if case .placed(let root) = self { root } else { nil } }
}

/// A text and where it stands.
struct PlacedText: Hashable {
  let place: Place
  let text: String
}

extension Resolver {
  /// Reads a text as JSON; nil for what is no text, or is not known to be faulty as something is filled in later.
  package func json(of alternative: Alternative) -> JSONText? {
    guard let text = alternative.content.text, let first = text.utf8.first(where: { $0 > 0x20 }) else { return nil }
    guard first == UInt8(ascii: "{") else {
      let isKnown = alternative.isWrittenInPlace && !text.isFilledIn
      return isKnown ? .faulty(nil, alternative.span) : nil
    }
    let file = workspace[alternative.stack].template.file
    let key = PlacedText(place: Place(file: file.id, span: alternative.span), text: text)
    if let known = jsonTexts[key] { return known }
    let read = JSONTextReader.read(text, at: alternative.span, in: file)
    jsonTexts[key] = .some(read)
    return read
  }

  /// Policies of which those that are written as JSON in a text are read like those written as maps, with the places in
  /// the text.
  func reading(_ policies: [Alternative]) -> [Alternative] {
    policies.map { policy in
      json(of: policy)?.placedRoot.map { policy.with(.map(StackValue($0, in: policy.stack))) } ?? policy
    }
  }
}

/// Reads JSON in a scalar of a template.
private enum JSONTextReader {
  static func read(_ text: String, at span: Span, in file: SourceFile) -> JSONText? {
    let written = written(at: span, in: file, filled: text).map { Tree(readingJSON: $0.text, at: $0.start, in: file) }
    if let root = written?.object { return .placed(root) }
    let meant = Tree(reading: SourceFile(id: file.id, path: "text.json", bytes: Array(text.utf8)))
    if let root = meant.object { return .unplaced(root) }
    guard let (fault, _) = meant.fault, !text.isFilledIn else { return nil }
    // What is wrong with the bytes of the file need not be wrong with what they mean.
    guard let (writtenFault, place) = written?.fault, writtenFault == fault else { return .faulty(fault, span) }
    return .faulty(fault, place)
  }

  /// The text of a scalar as the file has it, byte for byte, and where it begins. Nil where it does not stand in the
  /// file as it is meant, but for quotes and line breaks behind a backslash.
  private static func written(
    at span: Span, in file: SourceFile, filled text: String
  ) -> (text: [UInt8], start: Int)? {
    var raw = file.text[span.range]
    if raw.first == UInt8(ascii: "!") { raw = raw.drop { $0 > 0x20 }.drop { $0 <= 0x20 } }
    // What `Sub` filled in, or took for text, stands otherwise in the file.
    if raw.count(of: "${") != text.utf8.count(of: "${") || raw.count(of: "${!") > 0 { return nil }
    switch raw.first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let lines = raw.drop { $0 != UInt8(ascii: "\n") }
      return (Array(lines), lines.startIndex)
    case UInt8(ascii: "'"):
      let inner = raw.dropFirst().dropLast()
      return inner.isEmpty || inner.contains(UInt8(ascii: "'")) ? nil : (Array(inner), inner.startIndex)
    case UInt8(ascii: "\""):
      let inner = raw.dropFirst().dropLast()
      return inner.isEmpty ? nil : unescaped(inner).map { ($0, inner.startIndex) }
    default: return nil
    }
  }

  private static func blanks(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: " "), count: count) }

  /// The text between double quotes with a blank beside each quote in place of its backslash: outside of the text of
  /// JSON, so that no text changes. Nil where anything but quotes and line breaks stands behind a backslash.
  private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var isInText = false
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "\""):
        result += isInText ? [UInt8(ascii: "\""), UInt8(ascii: " ")] : [UInt8(ascii: " "), UInt8(ascii: "\"")]
        isInText.toggle()
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"):
        if isInText { return nil }
        result += blanks(2)
      default: return nil
      }
    }
    return result
  }
}

extension Tree {
  /// The object that JSON without mistakes is.
  fileprivate var object: Value? {
    format == .json && problems.isEmpty && roots[0].kind == .mapping ? Value(roots[0]) : nil
  }

  /// The first thing that makes it no JSON, and its place.
  fileprivate var fault: (SyntaxProblem.JSONFault, Span)? {
    for problem in problems { if case .invalidJSON(let fault) = problem.kind { return (fault, problem.span) } }
    return nil
  }
}

extension String {
  /// Whether something may be put into the text later: references are resolved, variables of services replaced.
  fileprivate var isFilledIn: Bool { contains("${") || contains("{{") }
}

extension Collection<UInt8> {
  /// How often a text occurs.
  fileprivate func count(of text: StaticString) -> Int {
    text.withUTF8Buffer { text in
      indices.count { index in self[index] == text[0] && self[index...].starts(with: text) }
    }
  }
}
