import SourceText

/// What the suppressions of one rule cover in one file.
struct CoverageIndex {
  private let starts: [Int32]
  /// The farthest end of the spans up to each.
  private let farthestEnds: [Int32]

  init(_ spans: [Span]) {
    let sorted = spans.sorted()
    starts = sorted.map(\.start)
    var farthest = Int32.min
    farthestEnds = sorted.map { span in
      farthest = max(farthest, span.end)
      return farthest
    }
  }

  /// Whether a finding that begins at the byte is covered.
  func covers(_ start: Int32) -> Bool {
    let before = starts.firstIndex(over: start)
    return before > 0 && farthestEnds[before - 1] >= start
  }
}

extension [Int32] {
  /// The index of the first element of this sorted list that is greater than `bound`.
  func firstIndex(over bound: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether an element of this sorted list lies in a span, its end included.
  func hasElement(in span: Span) -> Bool {
    let next = span.start == .min ? 0 : firstIndex(over: span.start - 1)
    return next < count && self[next] <= span.end
  }
}
