import SourceText

extension Node {
  /// The decoded text of a scalar; empty for every other kind.
  public var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

  /// Calls `body` with the decoded text of a scalar as UTF-8; with nothing for every other kind.
  @inlinable
  public func withUTF8<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    let record = record
    let start = Int(record.textStart)
    let bytes = record.isPooled ? tree.pool : tree.text
    return try body(UnsafeBufferPointer(rebasing: bytes[start..<start + Int(record.textCount)]))
  }

  /// Whether the node is a scalar with exactly this text.
  @inlinable
  public func isText(_ expected: StaticString) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.textCount) == expected.utf8CodeUnitCount else { return false }
    return withUTF8 { bytes in
      for index in bytes.indices where bytes[index] != expected.utf8Start[index] { return false }
      return true
    }
  }

  /// Whether the node is a scalar with exactly this text.
  @_disfavoredOverload
  @inlinable
  public func isText(_ expected: String) -> Bool {
    let record = record
    guard record.kind == .scalar, Int(record.textCount) == expected.utf8.count else { return false }
    return withUTF8 { $0.elementsEqual(expected.utf8) }
  }

  /// Whether the node is a scalar with exactly this text; for `switch`.
  @inlinable public static func ~= (expected: StaticString, node: Node) -> Bool { node.isText(expected) }

  /// The bytes of the file that spell a range (in UTF-8 bytes) of the scalar's decoded text.
  public func span(ofText range: Range<Int>) -> Span {
    let record = record
    guard record.isPooled else {
      let origin = record.kind == .scalar ? tree.textStart + Int(record.textStart) : Int(record.start)
      let count = Int(record.textCount)
      return Span(origin + min(max(range.lowerBound, 0), count), origin + min(max(range.upperBound, 0), count))
    }
    return tree.pieces(ofPooled: Int(record.extra)).span(of: range, in: record.span)
  }
}
