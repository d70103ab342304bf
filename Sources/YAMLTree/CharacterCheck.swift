import SourceText

/// What stands in a text that YAML does not allow, and the text without it.
struct CharacterCheck {
  /// Whether all bytes are ASCII.
  let isASCII: Bool
  /// The forbidden characters, the first few.
  private(set) var problems: [SyntaxProblem] = []
  /// The text with each forbidden character replaced by another one of the same length: libyaml gives up on the whole
  /// block of text that holds one.
  private(set) var readable: [UInt8]

  private static let limit = 20

  /// Checks a UTF-8 text.
  init(_ text: [UInt8]) {
    var high: UInt8 = 0
    var controls = 0
    text.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        high |= byte
        let isAllowed = (byte &- 0x20 < 0x5F) as Bool || byte >= 0x80 || byte &- 0x09 < 2 || byte == 0x0D
        controls &+= isAllowed ? 0 : 1
      }
    }
    isASCII = high < 0x80
    readable = text
    if controls > 0 { replaceASCIIControls() }
    if !isASCII { replaceWideControls() }
  }

  private mutating func replaceASCIIControls() {
    for index in readable.indices {
      let byte = readable[index]
      if byte < 0x20 && byte != 0x09 && !byte.isBreak || byte == 0x7F {
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
