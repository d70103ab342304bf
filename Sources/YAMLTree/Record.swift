import SourceText

/// One node as the tree stores it: 32 bytes. Records stand in document order, a collection before its children.
@usableFromInline
struct Record: Sendable {
  /// The bytes of the value.
  @usableFromInline var start: Int32
  @usableFromInline var end: Int32
  /// Where the value's tag or anchor starts; `start` when it has neither.
  @usableFromInline var fullStart: Int32
  /// The id after the last descendant, which is the next sibling's where there is one.
  @usableFromInline var next: Int32
  /// A scalar's decoded text: an offset into the text that was read, or into the pool when `isPooled`.
  @usableFromInline var textStart: Int32 = 0
  @usableFromInline var textCount: Int32 = 0
  /// A pooled scalar's entry in the piece lists, a collection's number of children, an alias's target or -1.
  @usableFromInline var extra: Int32 = 0
  /// From the low bits: kind (2), pooled (1), style (5), tag (24; 0 is none).
  @usableFromInline var bits: UInt32

  @inlinable
  init(kind: Node.Kind, style: Node.Style, tag: UInt32, span: Span, fullStart: Int32, next: Int32) {
    start = span.start
    end = span.end
    self.fullStart = fullStart
    self.next = next
    bits = UInt32(kind.rawValue) | UInt32(style.rawValue) << 3 | tag << 8
  }

  @inlinable @inline(__always) var kind: Node.Kind {
    Node.Kind(rawValue: UInt8(truncatingIfNeeded: bits & 3)).unsafelyUnwrapped
  }
  @inlinable @inline(__always) var style: Node.Style {
    Node.Style(rawValue: UInt8(truncatingIfNeeded: bits >> 3 & 0x1F)).unsafelyUnwrapped
  }
  @inlinable var tag: Int { Int(bits >> 8) }
  @inlinable var span: Span { Span(start, end) }
  @inlinable var isPooled: Bool {
    get { bits & 4 != 0 }
    set { bits = newValue ? bits | 4 : bits & ~4 }
  }
}
