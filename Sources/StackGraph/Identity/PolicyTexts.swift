import CloudFormation
import Findings
import SourceText
import YAMLTree

extension Resolver {
  /// Policies of which those that are written as JSON in a text are read like those written as maps, with the places in
  /// the text.
  func reading(_ policies: [Alternative]) -> [Alternative] {
    policies.map { policy in
      guard case .text(let text) = policy.content, text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
        return policy
      }
      let file = workspace[policy.stack].template.file
      let place = Place(file: file.id, span: policy.span)
      if policyTexts[place] == nil { policyTexts[place] = .some(PolicyText.root(of: policy.span, in: file)) }
      guard case .some(.some(let root)) = policyTexts[place] else { return policy }
      return policy.with(.map(StackValue(root, in: policy.stack)))
    }
  }
}

/// JSON in a scalar of a template.
private enum PolicyText {
  /// Texts that begin later in their file, in bytes, are not read: each takes the memory of all that stands before it.
  private static let reach = 1 << 18

  /// The value of JSON that a scalar is; nil where it is none, or where its bytes do not stand in the file as they are
  /// meant, but for quotes and line breaks behind a backslash.
  static func root(of span: Span, in file: SourceFile) -> Value? {
    let raw = file.text[span.range]
    guard let first = raw.first, span.start < reach else { return nil }
    var text: [UInt8]
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let header = raw.prefix { $0 != UInt8(ascii: "\n") }.count
      text = blanks(header) + raw.dropFirst(header)
    case UInt8(ascii: "'"):
      guard raw.count > 2, !raw.dropFirst().dropLast().contains(first) else { return nil }
      text = blanks(1) + raw.dropFirst().dropLast()
    case UInt8(ascii: "\""):
      guard raw.count > 2, let inner = unescaped(raw.dropFirst().dropLast()) else { return nil }
      text = blanks(1) + inner
    default: return nil
    }
    // Behind as many blanks as bytes stand before it in the file, everything has the place it has there.
    text = blanks(Int(span.start)) + text
    let tree = Tree(reading: SourceFile(id: file.id, path: file.path, bytes: text))
    guard tree.format == .json, tree.problems.isEmpty, tree.roots[0].kind == .mapping else { return nil }
    return Value(tree.roots[0])
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
