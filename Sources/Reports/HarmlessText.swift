extension String {
  /// The text with what could act on a terminal replaced: white-space controls by blanks, others by pictures of them.
  var harmless: String {
    let isHarmless = utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
      return true
    }
    if isHarmless == true { return self }
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
