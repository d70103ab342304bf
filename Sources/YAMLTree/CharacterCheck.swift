import SourceText

/// What stands in a text that YAML does not allow, and the text without it.
struct CharacterCheck {
  /// Whether all bytes are ASCII.
  let isASCII: Bool
  /// Whether there is a `%`, which may start a directive.
  let hasPercentSign: Bool
  /// The forbidden characters, the first few.
  private(set) var problems: [SyntaxProblem] = []
  /// The text with each forbidden character replaced by another one of the same length: libyaml gives up on the whole
  /// block of text that holds one.
  private(set) var readable: [UInt8]

  private static let limit = 20

  private static let wide: UInt8 = 1
  private static let control: UInt8 = 2
  private static let percent: UInt8 = 4

  private static func classOf(_ byte: UInt8) -> UInt8 {
    if byte >= 0x80 { return wide }
    if byte == UInt8(ascii: "%") { return percent }
    return byte < 0x20 && !byte.isSpace || byte == 0x7F ? control : 0
  }

  /// Checks a UTF-8 text.
  init(_ text: [UInt8]) {
    var seen: UInt8 = 0
    let classes = (0...255).map { Self.classOf(UInt8($0)) }
    classes.withUnsafeBufferPointer { classes in
      text.withUnsafeBufferPointer { bytes in
        for byte in bytes { seen |= classes[Int(byte)] }
      }
    }
    isASCII = seen & Self.wide == 0
    hasPercentSign = seen & Self.percent != 0
    readable = text
    if seen & Self.control != 0 { replaceASCIIControls() }
    if !isASCII { replaceWideControls() }
  }

  private mutating func replaceASCIIControls() {
    for index in readable.indices {
      let byte = readable[index]
      if Self.classOf(byte) == Self.control {
        report(UInt32(byte), at: Span(index, index + 1))
        readable[index] = UInt8(ascii: "x")
      }
    }
  }

  /// U+0080 to U+009F except U+0085, U+FFFE and U+FFFF.
  private mutating func replaceWideControls() {
    var index = 0
    while index + 1 < readable.count {
      let byte = readable[index]
      if byte == 0xC2, readable[index + 1] < 0xA0, readable[index + 1] != 0x85 {
        report(UInt32(readable[index + 1]), at: Span(index, index + 2))
        readable[index + 1] = 0xB7
      } else if byte == 0xEF, index + 2 < readable.count, readable[index + 1] == 0xBF, readable[index + 2] >= 0xBE {
        report(0xFF40 + UInt32(readable[index + 2]), at: Span(index, index + 3))
        readable[index + 2] = 0xBD
      }
      index += 1
    }
  }

  private mutating func report(_ character: UInt32, at span: Span) {
    if problems.count < Self.limit { problems.append(SyntaxProblem(.controlCharacter(character), at: span)) }
  }
}
