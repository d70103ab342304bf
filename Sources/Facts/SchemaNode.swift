/// A node of the schemas: what a value may be. Equal nodes say the same.
public struct SchemaNode: Hashable, Sendable {
  /// The node's number.
  public let number: UInt32

  @inlinable init(_ number: UInt32) { self.number = number }

  /// Takes everything.
  public static let anything = SchemaNode(0)
  /// Takes nothing.
  public static let nothing = SchemaNode(1)

  /// What the node says, in the order of the keywords.
  @inlinable public var entries: Entries {
    Entries(
      next: FactTable.word(Int(number), of: .nodes), end: FactTable.word(Int(number) + 1, of: .nodes))
  }

  /// What the node says about one keyword.
  @inlinable public func entry(_ keyword: SchemaKeyword) -> Entry? {
    for entry in entries where entry.number == keyword.rawValue { return entry }
    return nil
  }

  /// The entries of a node.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    @usableFromInline var nextIndex: UInt32
    @usableFromInline let end: UInt32

    @usableFromInline init(next: UInt32, end: UInt32) {
      nextIndex = next
      self.end = end
    }

    /// The next entry.
    @inlinable @inline(__always) public mutating func next() -> Entry? {
      guard nextIndex < end else { return nil }
      defer { nextIndex += 1 }
      return Entry(word: FactTable.word(Int(nextIndex), of: .entries))
    }
  }

  /// What a node says about one keyword; which property says it depends on the keyword (see `SchemaKeyword`).
  public struct Entry: Sendable {
    @usableFromInline let word: UInt32

    @usableFromInline init(word: UInt32) { self.word = word }

    @inlinable var number: UInt8 { UInt8(truncatingIfNeeded: word >> 24) }
    @inlinable var payload: UInt32 { word & 0xFF_FFFF }

    /// The keyword.
    @inlinable public var keyword: SchemaKeyword { SchemaKeyword(rawValue: number).unsafelyUnwrapped }
    /// The set of types.
    @inlinable public var types: SchemaType { SchemaType(rawValue: payload) }
    /// The node.
    @inlinable public var node: SchemaNode { SchemaNode(payload) }
    /// The text.
    @inlinable public var text: FactText { FactText(payload) }
    /// The count, the pattern's or the format's number.
    @inlinable public var count: Int { Int(payload) }
    /// The list of texts or nodes.
    @inlinable public var list: FactList { FactList(at: payload, width: 1) }
    /// The list of pairs.
    @inlinable public var pairs: FactList { FactList(at: payload, width: 2) }
    /// The list of values and their regions.
    @inlinable public var regional: FactList { FactList(at: payload, width: 3) }
    /// The property whose value decides, and the nodes by its values.
    public var dispatch: (property: FactText, nodes: FactList) {
      let list = list
      return (list.text(0), FactList(at: list.text(1).number, width: 2))
    }
    /// The number.
    public var number64: Double {
      let low = FactTable.word(2 * Int(payload), of: .numbers)
      let high = FactTable.word(2 * Int(payload) + 1, of: .numbers)
      return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
    }
  }
}
