/// A text of the fact table, by its number. Numbers are in the order of the texts' bytes.
public struct FactText: Hashable, Comparable, Sendable {
  /// The text's number.
  public let number: UInt32

  @inlinable init(_ number: UInt32) { self.number = number }

  /// The UTF-8 bytes of the text, which stay for ever.
  @inlinable public var utf8: UnsafeBufferPointer<UInt8> {
    let start = FactTable.word(Int(number), of: .texts)
    let end = FactTable.word(Int(number) + 1, of: .texts)
    let bytes = UnsafeRawPointer(FactTable.words + FactTable.start(of: .textBytes))
    return UnsafeBufferPointer(
      start: (bytes + Int(start)).assumingMemoryBound(to: UInt8.self), count: Int(end - start))
  }

  /// The text.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// Whether the text has exactly these UTF-8 bytes.
  @inlinable public func equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let own = utf8
    guard own.count == bytes.count else { return false }
    for index in 0..<own.count where own[index] != bytes[index] { return false }
    return true
  }

  /// Whether the text is this one.
  @inlinable public func isText(_ text: StaticString) -> Bool {
    equals(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Below zero, zero or above as the text stands before the bytes, is the same or stands after them.
  @inlinable func order(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let own = utf8
    let shared = min(own.count, bytes.count)
    var index = 0
    while index < shared {
      if own[index] != bytes[index] { return Int(own[index]) - Int(bytes[index]) }
      index += 1
    }
    return own.count - bytes.count
  }

  /// In the order of bytes.
  @inlinable public static func < (a: FactText, b: FactText) -> Bool { a.number < b.number }
}
