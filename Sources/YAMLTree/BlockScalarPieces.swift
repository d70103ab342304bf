import SourceText

/// Aligns the decoded text of a literal or folded scalar with the bytes of the file, line by line.
struct BlockScalarPieces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let decoded: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int
  private var collector = PieceCollector()

  /// The pieces of the scalar from its header to the start of the next line that is not its own, and the decoded
  /// length they add up to.
  static func pieces(
    in bytes: UnsafeBufferPointer<UInt8>, at whole: Span, decoded: UnsafeBufferPointer<UInt8>
  ) -> (pieces: [Piece], count: Int32) {
    var aligner = BlockScalarPieces(bytes: bytes, decoded: decoded, end: Int(whole.end), position: Int(whole.start))
    aligner.align()
    return (aligner.collector.pieces, aligner.collector.count)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, decoded: UnsafeBufferPointer<UInt8>, end: Int, position: Int) {
    self.bytes = bytes
    self.decoded = decoded
    self.end = end
    self.position = position
  }

  private mutating func align() {
    skipHeader()
    let indentation = indentation()
    var isFirst = true
    var breakStart = position
    var breakEnd = position
    while position < end {
      let line = position
      var content = line
      while content < end, content - line < indentation, bytes[content] == UInt8(ascii: " ") { content += 1 }
      var lineEnd = content
      while lineEnd < end, lineBreakWidth(bytes, lineEnd, end) == 0 { lineEnd += 1 }
      if lineEnd > content {
        separate(breakStart, isFirst ? line : breakEnd, isFirst: isFirst)
        guard Int(collector.count) + lineEnd - content <= decoded.count else { return }
        collector.verbatim(content, lineEnd)
        isFirst = false
        breakStart = lineEnd
        breakEnd = lineEnd < end ? lineEnd + lineBreakWidth(bytes, lineEnd, end) : lineEnd
      }
      position = lineEnd < end ? lineEnd + lineBreakWidth(bytes, lineEnd, end) : end
    }
    collector.replaced(decoded.count - Int(collector.count), breakStart, max(breakEnd, breakStart))
  }

  private mutating func skipHeader() {
    while position < end, lineBreakWidth(bytes, position, end) == 0 { position += 1 }
    if position < end { position += lineBreakWidth(bytes, position, end) }
  }

  /// The decoded line breaks, or the space that a fold left of one, before the next line with content.
  private mutating func separate(_ start: Int, _ end: Int, isFirst: Bool) {
    var place = Int(collector.count)
    while place < decoded.count {
      let width = lineBreakWidth(decoded, place, decoded.count)
      guard width > 0 else { break }
      place += width
    }
    if place == Int(collector.count), !isFirst, place < decoded.count { place += 1 }
    collector.replaced(place - Int(collector.count), start, end)
  }

  /// The spaces that belong to no line's content: those before the first text, less those that were decoded.
  private func indentation() -> Int {
    var spaces = 0
    scan: for place in position..<end {
      switch bytes[place] {
      case UInt8(ascii: " "): spaces += 1
      case 0x0A, 0x0D: spaces = 0
      default: break scan
      }
    }
    var kept = 0
    for byte in decoded {
      if byte == UInt8(ascii: " ") { kept += 1 } else if byte == 0x0A { kept = 0 } else { break }
    }
    return max(spaces - kept, 0)
  }
}
