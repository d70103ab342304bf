extension PatternParser {
  /// Reads an escape outside of classes; nil where it only begins a quote.
  mutating func escape() throws(PatternError) -> NodeIndex? {
    let start = position
    position += 1
    guard let letter = peek() else { throw invalid("a backslash ends the pattern", at: start) }
    if let place = place(letter) {
      position += 1
      return tree.add(.assertion(place))
    }
    switch letter {
    case UInt8(ascii: "Q") where dialect == .java:
      position += 1
      isQuoting = true
      return nil
    case UInt8(ascii: "R"):
      position += 1
      return lineBreak()
    case UInt8(ascii: "G") where dialect == .java:
      position += 1
      return tree.add(.assertion(.textStart))
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "k"), UInt8(ascii: "g"):
      if letter.isASCIIDigit, dialect == .schema, let octal = octal(digits: 3) { return literal(octal) }
      throw unsupported("an item refers to what a group has matched", at: start)
    case UInt8(ascii: "X"), UInt8(ascii: "N"), UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "m"),
      UInt8(ascii: "M"):
      if dialect == .java, ![UInt8(ascii: "X"), UInt8(ascii: "N")].contains(letter) { break }
      throw unsupported("an escape is not known", at: start)
    default: break
    }
    if let set = try scalarClass(letter) { return tree.add(set) }
    return literal(try escapedScalar(inClass: false))
  }

  private func place(_ letter: UInt8) -> PlaceAssertion? {
    switch letter {
    case UInt8(ascii: "A"): .textStart
    case UInt8(ascii: "z"): .textEnd
    case UInt8(ascii: "Z"):
      dialect == .schema ? .textEnd : flags.contains(.lineFeedOnly) ? .endOrFinalLineFeed : .endOrFinalTerminator
    case UInt8(ascii: "b"): dialect == .schema ? .wordBoundary : .asciiWordBoundary
    case UInt8(ascii: "B"): dialect == .schema ? .noWordBoundary : .noASCIIWordBoundary
    default: nil
    }
  }

  private mutating func lineBreak() -> NodeIndex {
    let carriageReturn = tree.add(.scalar(0x0D))
    tree.chain(carriageReturn, to: tree.add(.scalar(0x0A)))
    let pair = tree.add(.sequence(first: carriageReturn))
    tree.chain(pair, to: tree.add(.verticalSpace))
    return tree.add(.alternation(first: pair))
  }

  /// Reads what stands for a set of scalars, from its letter on; nil if it stands for one scalar.
  mutating func scalarClass(_ letter: UInt8) throws(PatternError) -> ScalarSet? {
    let isUnicode = dialect == .schema
    let set: ScalarSet
    switch letter | 0x20 {
    case UInt8(ascii: "d"): set = isUnicode ? .unicodeDigits : .digits
    case UInt8(ascii: "w"): set = isUnicode ? .unicodeWord : .word
    case UInt8(ascii: "s"): set = isUnicode ? .unicodeSpace : .space
    case UInt8(ascii: "h") where letter == UInt8(ascii: "h") || dialect == .java: set = .horizontalSpace
    case UInt8(ascii: "v") where dialect == .java: set = .verticalSpace
    case UInt8(ascii: "p"): return try property()
    default: return nil
    }
    position += 1
    return letter & 0x20 == 0 ? set.complement : set
  }

  private mutating func property() throws(PatternError) -> ScalarSet {
    let start = position - 1
    var isNegated = source[position] == UInt8(ascii: "P")
    position += 1
    var name: [UInt8] = []
    if take("{") {
      if dialect == .schema, take("^") { isNegated.toggle() }
      while let byte = peek(), byte != UInt8(ascii: "}") {
        name.append(byte)
        position += 1
      }
      guard take("}") else {
        throw PatternError(
          dialect == .java ? .invalid : .unsupported, "the name of a property is not closed", at: start)
      }
    } else if let byte = peek() {
      name = [byte]
      position += 1
    }
    guard !name.isEmpty else { throw invalid("the name of a property is missing", at: start) }
    guard let set = ScalarSet(property: String(decoding: name, as: UTF8.self), dialect: dialect) else {
      throw unsupported("a property is not known", at: start)
    }
    // Whether capitals are then all letters with case depends on the implementation.
    if flags.contains(.caseless) { throw unsupported("a property is asked for where case does not count", at: start) }
    return isNegated ? set.complement : set
  }

  /// Reads an escape that stands for one scalar, from behind the backslash on.
  mutating func escapedScalar(inClass: Bool) throws(PatternError) -> UInt32 {
    let start = position - 1
    let letter = source[position]
    guard letter.isASCIILetter || letter.isASCIIDigit else { return scalar() }
    position += 1
    switch letter {
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "v") where dialect == .schema: return 0x0B
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "e"): return 0x1B
    case UInt8(ascii: "b") where inClass && dialect == .schema: return 0x08
    case UInt8(ascii: "c"):
      guard let control = peek(), control < 0x80 else { throw invalid("a control escape is cut short", at: start) }
      position += 1
      return UInt32(control ^ 0x40)
    case UInt8(ascii: "x"):
      if let value = take("{") ? bracedHexadecimal() : hexadecimal(digits: 2) { return value }
      throw invalid("a hexadecimal escape is cut short", at: start)
    case UInt8(ascii: "u"): return try unicodeEscape(start)
    case UInt8(ascii: "U") where dialect == .schema:
      if let value = hexadecimal(digits: 8), value <= 0x10FFFF { return value }
      throw invalid("a hexadecimal escape is cut short", at: start)
    case UInt8(ascii: "0"):
      if dialect == .schema {
        position -= 1
        if let value = octal(digits: 1) { return value }
      } else if let value = octal(digits: 1) {
        return value
      }
      throw invalid("an octal escape is cut short", at: start)
    default: throw invalid("an escape is not known", at: start)
    }
  }

  /// Reads `\uHHHH`, two of them where they are the halves of one scalar.
  private mutating func unicodeEscape(_ start: Int) throws(PatternError) -> UInt32 {
    if dialect == .schema, take("{") {
      if let value = bracedHexadecimal() { return value }
    } else if let value = hexadecimal(digits: 4) {
      guard value & 0xFC00 == 0xD800 else { return value }
      let before = position
      if take("\\u"), let second = hexadecimal(digits: 4), second & 0xFC00 == 0xDC00 {
        return 0x10000 + (value & 0x3FF) << 10 + second & 0x3FF
      }
      position = before
      return value
    }
    throw invalid("a hexadecimal escape is cut short", at: start)
  }

  private mutating func bracedHexadecimal() -> UInt32? {
    var value: UInt32 = 0
    let start = position
    while let digit = peek()?.hexadecimalValue {
      value = value << 4 | digit
      position += 1
      if value > 0x10FFFF { return nil }
    }
    return position > start && take("}") ? value : nil
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in 0..<digits {
      guard let digit = peek(index)?.hexadecimalValue else { return nil }
      value = value << 4 | digit
    }
    position += digits
    return value
  }

  /// Reads up to three octal digits if there are at least so many.
  private mutating func octal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    var length = 0
    while length < 3, let digit = peek(length), digit.isASCIIDigit, digit < UInt8(ascii: "8"), value < 0o40 {
      value = value << 3 | UInt32(digit - UInt8(ascii: "0"))
      length += 1
    }
    guard length >= digits else { return nil }
    position += length
    return value
  }
}
