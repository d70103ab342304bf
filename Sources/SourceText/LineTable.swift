/// A place as people and editors count it.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in UTF-16 code units, from 1.
  public let column: Int

  /// Makes a position of a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Reading order.
  public static func < (a: Position, b: Position) -> Bool {
    a.line != b.line ? a.line < b.line : a.column < b.column
  }
}

/// Where the lines of a text start. Lines end with LF, CRLF or a lone CR, as editors and SARIF viewers count them.
public struct LineTable: Sendable {
  private let text: [UInt8]
  private let starts: [Int32]
  /// The UTF-16 code units before each block of the text, so that columns of very long lines are found at once; empty
  /// when the text is ASCII and units are bytes.
  private let unitsBeforeBlock: [Int32]

  /// Finds the lines of a file.
  public init(_ file: SourceFile) { self.init(file.text) }

  /// Finds the lines of a UTF-8 text.
  public init(_ text: [UInt8]) {
    self.text = text
    starts = text.withUnsafeBytes(Self.lineStarts)
    unitsBeforeBlock = text.isASCII ? [] : Self.unitsBeforeBlocks(of: text)
  }

  private static func lineStarts(in bytes: UnsafeRawBufferPointer) -> [Int32] {
    var starts: [Int32] = [0]
    var place = 0
    while place < bytes.count {
      if place + 8 <= bytes.count {
        place += bytesBeforeControl(in: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      }
      guard place < bytes.count else { break }
      let byte = bytes[place]
      place += 1
      let isBreak =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && (place == bytes.count || bytes[place] != UInt8(ascii: "\n"))
      if isBreak { starts.append(Int32(place)) }
    }
    return starts
  }

  /// How many of eight bytes come before the first that is no greater than the carriage return, its high bit aside. The
  /// high bits are set first, so that no byte borrows from the next; those of lesser bytes do not stay set.
  private static func bytesBeforeControl(in bytes: UInt64) -> Int {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let lesser = ~((bytes | highBits) &- 0x0E0E_0E0E_0E0E_0E0E) & highBits
    return UInt64(littleEndian: lesser).trailingZeroBitCount / 8
  }

  /// The number of lines; a text that ends with a line break has an empty last line.
  public var count: Int { starts.count }

  /// The line (from 1) that holds a byte offset.
  public func line(of offset: Int32) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of a byte offset.
  public func position(of offset: Int32) -> Position {
    let offset = min(max(offset, 0), Int32(text.count))
    let line = line(of: offset)
    return Position(line: line, column: 1 + utf16Offset(of: Int(offset)) - utf16Offset(of: Int(starts[line - 1])))
  }

  /// The bytes of a line (from 1) without its line break.
  public func span(ofLine line: Int) -> Span {
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) : text.count
    while end > start, text[end - 1] == UInt8(ascii: "\n") || text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  /// The number of UTF-16 code units before a byte offset.
  private func utf16Offset(of offset: Int) -> Int {
    if unitsBeforeBlock.isEmpty { return offset }
    let block = offset / Self.blockSize
    return Int(unitsBeforeBlock[block]) + Self.utf16Count(text[block * Self.blockSize..<offset])
  }

  private static let blockSize = 1024

  private static func unitsBeforeBlocks(of text: [UInt8]) -> [Int32] {
    var units: [Int32] = [0]
    for start in stride(from: 0, to: text.count - blockSize + 1, by: blockSize) {
      units.append(units[units.count - 1] + Int32(utf16Count(text[start..<start + blockSize])))
    }
    return units
  }

  /// The number of UTF-16 code units of valid UTF-8 bytes.
  private static func utf16Count(_ bytes: ArraySlice<UInt8>) -> Int {
    var units = 0
    for byte in bytes where byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    return units
  }
}
