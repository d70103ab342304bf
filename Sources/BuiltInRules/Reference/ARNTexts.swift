import CloudFormation
import SourceText
import YAMLTree

/// The ARNs that are written in texts of templates.
enum ARNTexts {
  /// The head of an ARN as written, variables of `Fn::Sub` included.
  struct Head {
    let partition: String
    let region: String
    let account: String
    /// Where the ARN begins, up to its account.
    let span: Span
    /// Whether the text is one that `Fn::Sub` looks at.
    let isSubstituted: Bool
  }

  /// Calls `found` for each ARN in the texts below a value.
  static func visit(_ value: Value, isSubstituted: Bool = false, _ found: (Head) -> Void) {
    if let (function, argument) = value.functionCall {
      if function == .sub, let text = argument.items.first, argument.items.count == 2 {
        visit(text, isSubstituted: true, found)
        visit(argument.items[1], found)
      } else {
        visit(argument, isSubstituted: function == .sub, found)
      }
      return
    }
    for (_, member) in value.entries { visit(member, found) }
    for item in value.items { visit(item, found) }
    guard value.node.kind == .scalar, value.text != nil else { return }
    value.node.withUTF8 { bytes in
      var index = 0
      while index + 4 <= bytes.count {
        guard bytes[index] == UInt8(ascii: "a"), bytes[index...].starts(with: "arn:".utf8),
          index == 0 || !isNameByte(bytes[index - 1])
        else {
          index += 1
          continue
        }
        index += 4
        let start = index - 4
        let parts = fields(of: bytes, from: &index)
        guard parts.count == 4 else { continue }
        let texts = parts.map { String(decoding: bytes[$0], as: UTF8.self) }
        let span = value.node.span(ofText: start..<parts[3].upperBound)
        found(Head(partition: texts[0], region: texts[2], account: texts[3], span: span, isSubstituted: isSubstituted))
      }
    }
  }

  /// The four fields after `arn:`: partition, service, region and account; fewer where no ARN stands.
  private static func fields(of bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var start = index
    var depth = 0
    while index < bytes.count, fields.count < 4 {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth <= 0:
        fields.append(start..<index)
        start = index + 1
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"): return []
      default: break
      }
      index += 1
    }
    // `arn:aws:sns:eu-west-1:123456789012` may be followed by what another function puts there.
    if fields.count == 3, start < bytes.count { fields.append(start..<bytes.count) }
    return fields
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
