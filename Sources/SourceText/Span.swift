/// Identifies one file of a run: its index in the sorted list of files.
public struct FileID: Hashable, Comparable, Sendable {
  /// The index in the run's list of files.
  public let index: Int32

  /// Makes the identity of the file at `index`.
  @inlinable public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// The order in which the files were given.
  @inlinable public static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A half-open range of bytes in the UTF-8 text of one file.
public struct Span: Hashable, Comparable, Sendable {
  /// The first byte.
  public var start: Int32
  /// The byte after the last one.
  public var end: Int32

  /// Makes the span of the bytes `start..<end`.
  @inlinable public init(_ start: Int32, _ end: Int32) {
    self.start = start
    self.end = max(start, end)
  }

  /// Makes the span of the bytes `start..<end`.
  @inlinable public init(_ start: Int, _ end: Int) {
    self.init(Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
  }

  /// The span of the first byte of a file, for what has no better place.
  public static let fileStart = Span(0 as Int32, 0)

  /// The number of bytes.
  @inlinable public var count: Int { Int(end - start) }

  /// Whether the span holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// The span as a range of array indices.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether `other` lies wholly inside this span.
  @inlinable public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }

  /// The smallest span that holds both.
  @inlinable public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

  /// By start, then by end.
  @inlinable public static func < (a: Span, b: Span) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
