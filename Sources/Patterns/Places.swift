extension UnsafeBufferPointer where Element: FixedWidthInteger & UnsignedInteger {
  /// Whether an assertion holds at a place of the text.
  func holds(_ assertion: PlaceAssertion?, at place: Int) -> Bool {
    let end = count
    switch assertion {
    case .textStart: return place == 0
    case .textEnd: return place == end
    case .endOrFinalLineFeed: return place == end || (place == end - 1 && unit(place) == 0x0A)
    case .endOrFinalTerminator:
      if place == end { return true }
      if place == end - 2 { return unit(place) == 0x0D && unit(place + 1) == 0x0A }
      return place == end - 1 && isTerminator(place) && !isInsideTerminator(place)
    case .lineStart: return place == 0 || unit(place - 1) == 0x0A
    case .innerLineStart: return place < end && (place == 0 || unit(place - 1) == 0x0A)
    case .terminatedLineStart:
      return place < end && (place == 0 || (isTerminator(place - 1) && !isInsideTerminator(place)))
    case .lineEnd: return place == end || unit(place) == 0x0A
    case .terminatedLineEnd: return place == end || (isTerminator(place) && !isInsideTerminator(place))
    case .asciiWordBoundary: return isWord(place - 1, .word) != isWord(place, .word)
    case .noASCIIWordBoundary: return isWord(place - 1, .word) == isWord(place, .word)
    case .wordBoundary: return isWord(place - 1, .unicodeWord) != isWord(place, .unicodeWord)
    case .noWordBoundary: return isWord(place - 1, .unicodeWord) == isWord(place, .unicodeWord)
    case nil: return false
    }
  }

  private func unit(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: self[index]) }

  private func isTerminator(_ index: Int) -> Bool {
    switch unit(index) {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether the place is between a carriage return and its line feed.
  private func isInsideTerminator(_ place: Int) -> Bool {
    place > 0 && place < count && unit(place - 1) == 0x0D && unit(place) == 0x0A
  }

  private func isWord(_ index: Int, _ word: ScalarSet) -> Bool {
    index >= 0 && index < count && word.contains(unit(index))
  }
}
