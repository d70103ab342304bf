extension [UInt8] {
  /// Appends valid UTF-8 as the inside of a JSON string.
  ///
  /// Beyond what JSON demands, escapes what would act on a terminal or an editor that shows the document: DEL, C1
  /// controls, line and paragraph separators and bidirectional controls.
  mutating func appendEscapedForJSON(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isPlain =
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") || byte > 0xE2
      if isPlain {
        index += 1
        continue
      }
      guard let (unit, length) = Self.escaped(text, at: index) else {
        index += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
      appendEscape(unit)
      index += length
      copied = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
  }

  /// The code unit at `index` and its length in bytes, if it is to be escaped.
  private static func escaped(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt16, Int)? {
    let byte = text[index]
    if byte < 0x80 { return (UInt16(byte), 1) }
    if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { return (UInt16(text[index + 1]), 2) }
    guard byte == 0xE2, index + 2 < text.count else { return nil }
    let unit = 0x2000 | UInt16(text[index + 1] & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
    return (0x2028...0x202E).contains(unit) || (0x2066...0x2069).contains(unit) ? (unit, 3) : nil
  }

  private mutating func appendEscape(_ unit: UInt16) {
    append(UInt8(ascii: "\\"))
    switch unit {
    case 0x22, 0x5C: append(UInt8(unit))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] as [UInt16] {
        let digit = UInt8(unit >> shift & 0xF)
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// Appends a number in decimal digits.
  mutating func appendDecimal(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    var place: UInt = 1
    while magnitude / place >= 10 { place *= 10 }
    while place > 0 {
      append(UInt8(ascii: "0") + UInt8(magnitude / place % 10))
      place /= 10
    }
  }
}
