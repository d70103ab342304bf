extension String {
  /// Whether a path or file name comes before another: by their bytes. The beginnings of paths, which are long and much
  /// the same, are compared in words.
  func precedes(_ other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        let end = min(left.count, right.count) - 7
        var place = 0
        while place < end, left.word(at: place) == right.word(at: place) { place += 8 }
        return left[place...].lexicographicallyPrecedes(right[place...])
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func word(at place: Int) -> UInt64 { loadUnaligned(fromByteOffset: place, as: UInt64.self) }
}
