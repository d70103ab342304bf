import SourceText

/// Aligns the decoded text of a plain or quoted scalar with the bytes of the file, escape by escape and fold by fold.
struct FlowScalarPieces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let style: Node.Style
  private var position: Int
  private var collector = PieceCollector()

  /// The pieces of the scalar whose text, without quotes, stands at `inner`, and the decoded length they add up to.
  static func pieces(
    in bytes: UnsafeBufferPointer<UInt8>, at inner: Span, _ style: Node.Style
  ) -> (pieces: [Piece], count: Int32) {
    var aligner = FlowScalarPieces(
      bytes: bytes, end: Int(inner.end), style: style, position: Int(inner.start))
    aligner.align()
    return (aligner.collector.pieces, aligner.collector.count)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, style: Node.Style, position: Int) {
    self.bytes = bytes
    self.end = end
    self.style = style
    self.position = position
  }

  private mutating func align() {
    var start = position
    while position < end {
      let byte = bytes[position]
      if byte.isBlank || breakWidth(position) > 0 {
        let run = spaceRun(position)
        if !run.breaks.isEmpty {
          collector.verbatim(start, position)
          collector.replaced(folded(run.breaks), position, run.end)
          start = run.end
        }
        position = run.end
      } else if byte == UInt8(ascii: "\\"), style == .doubleQuoted, position + 1 < end {
        collector.verbatim(start, position)
        escape()
        start = position
      } else if byte == UInt8(ascii: "'"), style == .singleQuoted {
        collector.verbatim(start, position)
        collector.replaced(1, position, min(position + 2, end))
        position += 2
        start = position
      } else {
        position += 1
      }
    }
    collector.verbatim(start, end)
  }

  private mutating func escape() {
    let width = breakWidth(position + 1)
    if width > 0 {
      let run = spaceRun(position + 1 + width)
      collector.replaced(run.breaks.reduce(0, +), position, run.end)
      position = run.end
      return
    }
    let next: Int
    let decodedCount: Int
    switch bytes[position + 1] {
    case UInt8(ascii: "x"): (next, decodedCount) = codePoint(digits: 2)
    case UInt8(ascii: "u"): (next, decodedCount) = codePoint(digits: 4)
    case UInt8(ascii: "U"): (next, decodedCount) = codePoint(digits: 8)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): (next, decodedCount) = (position + 2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): (next, decodedCount) = (position + 2, 3)
    default: (next, decodedCount) = (position + 2, 1)
    }
    collector.replaced(decodedCount, position, next)
    position = next
  }

  private func codePoint(digits: Int) -> (next: Int, decodedCount: Int) {
    let next = min(position + 2 + digits, end)
    var value: UInt32 = 0
    for index in position + 2..<next { value = value << 4 | (bytes[index].hexDigit ?? 0) }
    return (next, value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4)
  }

  /// The blanks and line breaks from a place on, and the decoded length of each break.
  private func spaceRun(_ start: Int) -> (end: Int, breaks: [Int]) {
    var place = start
    var breaks: [Int] = []
    while place < end {
      let width = breakWidth(place)
      if width > 0 {
        breaks.append(bytes[place] == 0xE2 ? 3 : 1)
        place += width
      } else if bytes[place].isBlank {
        place += 1
      } else {
        break
      }
    }
    return (place, breaks)
  }

  /// The decoded length of folded line breaks: one becomes a space, more lose the first.
  private func folded(_ breaks: [Int]) -> Int {
    let rest = breaks.dropFirst().reduce(0, +)
    if breaks[0] == 3 { return 3 + rest }
    return breaks.count == 1 ? 1 : rest
  }

  private func breakWidth(_ place: Int) -> Int { lineBreakWidth(bytes, place, end) }
}

/// The bytes of the YAML 1.1 line break at a place, or 0: LF, CR, CRLF, U+0085, U+2028 and U+2029.
func lineBreakWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
  switch bytes[place] {
  case 0x0A: 1
  case 0x0D: place + 1 < end && bytes[place + 1] == 0x0A ? 2 : 1
  case 0xC2: place + 1 < end && bytes[place + 1] == 0x85 ? 2 : 0
  case 0xE2: place + 2 < end && bytes[place + 1] == 0x80 && bytes[place + 2] & 0xFE == 0xA8 ? 3 : 0
  default: 0
  }
}
