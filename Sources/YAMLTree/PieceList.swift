import SourceText

/// A stretch of decoded text and the bytes of the file that spell it. Where both are equally long they are the same
/// bytes; otherwise the stretch is one escape or line fold that has no inner places.
struct Piece: Sendable {
  /// The first byte in the decoded text, and the number of bytes.
  var decoded: Int32
  var count: Int32
  /// The bytes in the file.
  var start: Int32
  var end: Int32
}

/// The pieces of one scalar, which map its decoded text to the file.
struct PieceList {
  /// The pieces in order.
  let pieces: ArraySlice<Piece>

  /// The bytes of the file for a range of the decoded text; `whole` is the scalar's span.
  func span(of range: Range<Int>, in whole: Span) -> Span {
    guard let last = pieces.last else { return whole }
    let limit = last.decoded + last.count
    let lower = min(max(Int32(clamping: range.lowerBound), 0), limit)
    let upper = min(Int32(clamping: range.upperBound), limit)
    let start = min(place(of: lower, isEnd: false), whole.end)
    guard upper > lower else { return Span(start, start) }
    return Span(start, min(place(of: upper - 1, isEnd: true), whole.end))
  }

  /// Where a decoded byte starts or ends in the file.
  private func place(of offset: Int32, isEnd: Bool) -> Int32 {
    var low = pieces.startIndex
    var high = pieces.endIndex
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].decoded <= offset { low = middle + 1 } else { high = middle }
    }
    let piece = pieces[max(low - 1, pieces.startIndex)]
    guard piece.end - piece.start == piece.count else { return isEnd ? piece.end : piece.start }
    return min(piece.start + (offset - piece.decoded) + (isEnd ? 1 : 0), piece.end)
  }
}

/// Collects the pieces of one scalar in order.
struct PieceCollector {
  /// The pieces so far.
  private(set) var pieces: [Piece] = []
  /// The number of decoded bytes so far.
  private(set) var count: Int32 = 0

  /// Adds decoded bytes that stand in the file as they are.
  mutating func verbatim(_ start: Int, _ end: Int) {
    if end > start { append(end - start, start, end) }
  }

  /// Adds decoded bytes that the file spells in another way.
  mutating func replaced(_ decodedCount: Int, _ start: Int, _ end: Int) {
    if decodedCount > 0 { append(decodedCount, start, end) }
  }

  private mutating func append(_ decodedCount: Int, _ start: Int, _ end: Int) {
    pieces.append(Piece(decoded: count, count: Int32(decodedCount), start: Int32(start), end: Int32(end)))
    count += Int32(decodedCount)
  }
}
