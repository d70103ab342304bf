import SourceText

/// The pieces of one scalar, which map its decoded text to the file.
struct PieceList {
  /// The pieces in order.
  let pieces: ArraySlice<Piece>

  /// The bytes of the file for a range of the decoded text; `whole` is the scalar's span.
  func span(of range: Range<Int>, in whole: Span) -> Span {
    guard !pieces.isEmpty else { return whole }
    let start = place(of: Int32(clamping: range.lowerBound), isEnd: false)
    guard !range.isEmpty else { return Span(start, start) }
    return Span(start, place(of: Int32(clamping: range.upperBound - 1), isEnd: true))
  }

  /// Where a decoded byte starts or ends in the file.
  private func place(of offset: Int32, isEnd: Bool) -> Int32 {
    var low = pieces.startIndex
    var high = pieces.endIndex
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].decoded <= offset { low = middle + 1 } else { high = middle }
    }
    let index = max(low - 1, pieces.startIndex)
    let piece = pieces[index]
    let inner = max(offset, piece.decoded) - piece.decoded
    let isVerbatim: Bool
    if index + 1 < pieces.endIndex {
      isVerbatim = piece.end - piece.start == pieces[index + 1].decoded - piece.decoded
    } else {
      isVerbatim = true
    }
    if isVerbatim { return min(piece.start + inner + (isEnd ? 1 : 0), piece.end) }
    return isEnd ? piece.end : piece.start
  }
}
