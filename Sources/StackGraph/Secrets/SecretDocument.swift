/// A text of JSON, or nearly so, as it is kept in Secrets Manager.
package enum SecretDocument {
  /// Whether a text is, or has in it, a secret that is written out: the text itself where it is no JSON, a value of
  /// JSON whose key says so. Parts that are not known are U+FFFC and no secret.
  package static func holdsSecret(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let start = bytes.first { $0 > 0x20 }
    guard start == UInt8(ascii: "{") || start == UInt8(ascii: "[") else {
      return !text.contains("\u{FFFC}") && !SecretText.isPlaceholder(text)
    }
    return members(of: bytes).contains { key, value in
      SecretLiteral(in: value) != nil
        || SecretWords.nameSecret(key) && !value.contains("\u{FFFC}") && !SecretText.isPlaceholder(value)
    }
  }

  /// The members of JSON whose values are texts.
  private static func members(of bytes: [UInt8]) -> [(key: String, value: String)] {
    var members: [(key: String, value: String)] = []
    var key: String?
    var last: String?
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        let text = String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
        if let name = key {
          members.append((name, text))
          key = nil
        } else {
          last = text
        }
      case UInt8(ascii: ":"):
        key = last
        last = nil
      case UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "["): key = nil
      default: break
      }
      index += 1
    }
    return members
  }
}
