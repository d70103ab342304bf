extension Node {
  /// The elements of a sequence; empty for every other kind.
  @inlinable @inline(__always) public var items: Items { Items(of: self) }

  /// The entries of a mapping in document order, duplicates included; empty for every other kind.
  @inlinable @inline(__always) public var entries: Entries { Entries(of: self) }

  /// The value of the first entry with this key, aliases followed.
  @inlinable public subscript(key: String) -> Node? { entry(key)?.value.resolved }

  /// The first entry whose key is this text; its value may be an alias.
  public func entry(_ key: String) -> (key: Node, value: Node)? {
    // Nearly all keys are texts of Swift's own, which need not be copied.
    if let found = key.utf8.withContiguousStorageIfAvailable(entry(named:)) { return found }
    var key = key
    return key.withUTF8(entry(named:))
  }

  /// Whether the mapping has a key `<<`.
  public var hasMergeKey: Bool {
    guard tree.mayHaveMergeKeys else { return false }
    let name: StaticString = "<<"
    return entry(named: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) != nil
  }

  /// The first entry whose key is the text with these UTF-8 bytes; its value may be an alias.
  ///
  /// Goes through the records themselves: entries are looked up more often than anything else is asked of a tree.
  public func entry(named name: UnsafeBufferPointer<UInt8>) -> (key: Node, value: Node)? {
    let record = record
    guard record.kind == .mapping, record.extra > 0 else { return nil }
    let (records, text, pool) = (tree.records, tree.text, tree.pool)
    var key = id + 1
    while key < record.next {
      let written = records[Int(key)]
      let found = written.kind == .alias && written.extra >= 0 ? records[Int(written.extra)] : written
      if found.kind == .scalar, Int(found.textCount) == name.count,
        isSame(name, in: found.isPooled ? pool : text, at: Int(found.textStart))
      {
        return (Node(tree, key), Node(tree, written.next))
      }
      key = records[Int(written.next)].next
    }
    return nil
  }

  /// The elements of a sequence.
  public struct Items: Sequence, IteratorProtocol, Sendable {
    @usableFromInline unowned(unsafe) let tree: Tree
    @usableFromInline var position: Int32
    /// The number of elements.
    public let count: Int

    @inlinable @inline(__always)
    init(of node: Node) {
      let record = node.record
      tree = node.tree
      position = node.id + 1
      count = record.kind == .sequence ? Int(record.extra) : 0
      end = count == 0 ? position : record.next
    }

    @usableFromInline let end: Int32

    /// Whether there is no element.
    @inlinable public var isEmpty: Bool { count == 0 }

    /// The number left is at least this.
    @inlinable public var underestimatedCount: Int { count }

    /// The next element.
    @inlinable @inline(__always) public mutating func next() -> Node? {
      guard position < end else { return nil }
      let node = Node(tree, position)
      position = tree.records[Int(position)].next
      return node
    }
  }

  /// The entries of a mapping.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    @usableFromInline unowned(unsafe) let tree: Tree
    @usableFromInline var position: Int32
    @usableFromInline let end: Int32
    /// The number of entries.
    public let count: Int

    @inlinable @inline(__always)
    init(of node: Node) {
      let record = node.record
      tree = node.tree
      position = node.id + 1
      count = record.kind == .mapping ? Int(record.extra) / 2 : 0
      end = count == 0 ? position : record.next
    }

    /// Whether there is no entry.
    @inlinable public var isEmpty: Bool { count == 0 }

    /// The number left is at least this.
    @inlinable public var underestimatedCount: Int { count }

    /// The next entry.
    @inlinable @inline(__always) public mutating func next() -> (key: Node, value: Node)? {
      guard position < end else { return nil }
      let key = Node(tree, position)
      let value = Node(tree, tree.records[Int(position)].next)
      position = tree.records[Int(value.id)].next
      return (key, value)
    }
  }
}

/// Whether the bytes of a text stand in others from a position on.
private func isSame(_ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
  for index in 0..<text.count where bytes[start + index] != text[index] { return false }
  return true
}
