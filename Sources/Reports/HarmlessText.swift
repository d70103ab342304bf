extension String {
  /// Whether nothing in the text could act on a terminal, as it is all printable ASCII; false also for other texts.
  var isHarmless: Bool {
    utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).arePrintable } ?? false
  }

  /// The text with what could act on a terminal replaced: white-space controls by blanks, others by pictures of them.
  var harmless: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.harmless) }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// The scalar itself, or what is shown instead of a scalar that could act on a terminal or reorder a line.
  var harmless: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D: " "
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether all bytes are printable ASCII characters.
  var arePrintable: Bool { withUnsafeBytes(\.arePrintable) }
}

extension UnsafeRawBufferPointer {
  /// Whether all bytes are printable ASCII characters, which is told of eight at once.
  fileprivate var arePrintable: Bool {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var place = 0
    while place + 8 <= count {
      let word = loadUnaligned(fromByteOffset: place, as: UInt64.self)
      // A byte below the blank borrows its high bit, and that of the delete character is set by adding one.
      let below = word &- 0x2020_2020_2020_2020
      let above = word &+ 0x0101_0101_0101_0101
      if (word | below | above) & highBits != 0 { return false }
      place += 8
    }
    return self[place...].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
