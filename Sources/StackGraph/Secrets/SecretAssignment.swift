/// A value written down in a script for a variable or option whose name says that it is a secret: `DB_PASSWORD=hunter2`,
/// `--password=hunter2`.
package struct SecretAssignment: Hashable, Sendable {
  /// The name of the variable or option.
  package let name: String

  /// Finds the first one in a script; what is computed, fetched or left open is none.
  package init?(in script: String) {
    let bytes = Array(script.utf8)
    var index = 0
    while let equals = bytes[index...].firstIndex(of: UInt8(ascii: "=")) {
      index = equals + 1
      let start = bytes[..<equals].lastIndex { !Self.isNameByte($0) }.map { $0 + 1 } ?? 0
      // A name of more letters than this is none, and looking at all of them again would be quadratic.
      guard equals - start <= 64, Self.endsName(before: start, in: bytes) else { continue }
      let name = String(decoding: bytes[start..<equals].drop { $0 == UInt8(ascii: "-") }, as: UTF8.self)
      guard SecretWords.nameSecret(name), let value = Self.value(from: index, in: bytes), Self.isSecret(value) else {
        continue
      }
      self.name = name
      return
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// Whether a name that starts here stands alone: at the start of a line or after a blank.
  private static func endsName(before start: Int, in bytes: [UInt8]) -> Bool {
    start == 0 || bytes[start - 1] <= 0x20
  }

  private static func value(from start: Int, in bytes: [UInt8]) -> String? {
    guard start < bytes.count else { return nil }
    let quote = bytes[start]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let from = isQuoted ? start + 1 : start
    let word = bytes[from...].prefix(200).prefix {
      isQuoted ? $0 != quote && $0 != 0x0A : $0 > 0x20 && $0 != UInt8(ascii: ";")
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// Whether the value is a word, and neither an expression, a pattern, a name nor a place to be filled.
  private static func isSecret(_ value: String) -> Bool {
    guard value.utf8.count >= 6, !value.utf8.contains(where: { "$`(){}[]<>*/\\%|,".utf8.contains($0) || $0 >= 0x80 })
    else {
      return false
    }
    return !SecretText.isPlaceholder(value) && !SecretText.isName(value) && !SecretWords.nameSecret(value)
      && value.utf8.contains { (0x30...0x39).contains($0) || "!@#^&+?".utf8.contains($0) }
  }
}
