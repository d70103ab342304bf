/// A list of the fact table; its items have `width` words each.
public struct FactList: Sendable {
  /// Where the first item's first word stands.
  @usableFromInline let start: Int
  /// The number of items.
  public let count: Int
  /// The words of an item.
  @usableFromInline let width: Int

  @usableFromInline init(at offset: UInt32, width: Int) {
    let place = FactTable.start(of: .lists) + Int(offset)
    start = place + 1
    count = Int(FactTable.word(place)) / width
    self.width = width
  }

  /// The positions of the items.
  @inlinable public var indices: Range<Int> { 0..<count }

  @inlinable @inline(__always)
  func word(_ column: Int, of index: Int) -> UInt32 { FactTable.word(start + index * width + column) }

  /// The text an item begins with.
  @inlinable public func text(_ index: Int) -> FactText { FactText(word(0, of: index)) }

  /// The texts the items begin with.
  public var texts: [FactText] { indices.map(text) }

  /// The node that is the item, in a list of nodes, or its second word, in a list of (something, node).
  @inlinable public func node(_ index: Int) -> SchemaNode { SchemaNode(word(width - 1, of: index)) }

  /// The number of the pattern an item of `patternProperties` begins with.
  @inlinable public func pattern(_ index: Int) -> Int { Int(word(0, of: index)) }

  /// The list of texts that is the second word of an item of `dependentRequired`, `dependentExcluded` and `permissions`.
  public func dependents(_ index: Int) -> FactList { FactList(at: word(1, of: index), width: 1) }

  /// The regions of an item of `regionalEnum`.
  public func regions(_ index: Int) -> RegionSet { RegionSet(low: word(1, of: index), high: word(2, of: index)) }

  /// The item that begins with this text, in a list in the order of its texts.
  @inlinable public func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let order = FactText(word(0, of: middle)).order(bytes)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The item that begins with this text, in a list in the order of its texts.
  public func find(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { find($0) }
  }
}
