extension Character {
  /// The cells of a terminal the character takes: 0, 1 or 2.
  var cellWidth: Int {
    if let ascii = asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
    var width = 0
    for scalar in unicodeScalars {
      // Asks for the picture of a character that is also text, such as the heart.
      if scalar == "\u{FE0F}" { return 2 }
      width = max(width, scalar.cellWidth)
    }
    return width
  }
}

extension Unicode.Scalar {
  fileprivate var cellWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
    }
  }

  /// Whether East Asian Width is W or F, pictures aside (UAX #11, by blocks).
  private var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
      0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
