/// What the bytes of a UTF-8 text mean to YAML and JSON.
extension UInt8 {
  /// A space or tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// A line feed or carriage return.
  var isBreak: Bool { self == 0x0A || self == 0x0D }

  /// A space, tab, line feed or carriage return.
  var isSpace: Bool { self == 0x20 || self &- 0x09 < 2 || self == 0x0D }

  /// An ASCII digit.
  var isDigit: Bool { self &- 0x30 < 10 }

  /// An ASCII letter, digit, `_` or `-`.
  var isWord: Bool { isDigit || (self | 0x20) &- 0x61 < 26 || self == 0x5F || self == 0x2D }

  /// The value of a hexadecimal digit.
  var hexDigit: UInt32? {
    if isDigit { return UInt32(self - 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}

/// Whether the bytes of a text from a place on start with these.
func haveSameBytes(
  _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ other: UnsafeBufferPointer<UInt8>
) -> Bool {
  guard other.count <= text.count - start else { return false }
  let a = UnsafeRawBufferPointer(text)
  let b = UnsafeRawBufferPointer(other)
  var index = 0
  while index + 8 <= other.count {
    let left = a.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
    guard left == b.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
    index += 8
  }
  while index < other.count {
    guard text[start + index] == other[index] else { return false }
    index += 1
  }
  return true
}
