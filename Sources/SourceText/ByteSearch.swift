extension UnsafeBufferPointer<UInt8> {
  /// Where a text, which is not empty, begins next, at or after the byte `start`.
  @inlinable
  public func firstIndex(of text: StaticString, from start: Int) -> Int? {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var index = start
    while index + wanted.count <= count {
      if self[index] == wanted[0], self[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }
}
