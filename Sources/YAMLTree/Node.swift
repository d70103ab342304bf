import SourceText

/// One value of a tree: a view that is cheap to copy. Equal when it is the same node of the same tree.
public struct Node: Hashable, Sendable {
  /// The tree that holds the node.
  public unowned(unsafe) let tree: Tree
  /// The node's number in document order.
  public let id: Int32

  @inlinable
  init(_ tree: Tree, _ id: Int32) {
    self.tree = tree
    self.id = id
  }

  /// What a node is.
  public enum Kind: UInt8, Sendable {
    /// A text, number, Boolean or null.
    case scalar
    /// A list.
    case sequence
    /// A map.
    case mapping
    /// A reference to an anchored value; see `resolved`.
    case alias
  }

  /// How a node is written.
  public enum Style: UInt8, Sendable {
    /// A scalar without quotes; JSON's numbers, Booleans and null; an alias.
    case plain
    /// `'…'`
    case singleQuoted
    /// `"…"`
    case doubleQuoted
    /// `|`
    case literal
    /// `>`
    case folded
    /// A collection by indentation.
    case block
    /// A collection in brackets or braces.
    case flow
  }

  @inlinable var record: Record { tree.records[Int(id)] }

  /// What the node is.
  @inlinable @inline(__always) public var kind: Kind { record.kind }

  /// How the node is written.
  @inlinable @inline(__always) public var style: Style { record.style }

  /// The explicit tag, or nil.
  @inlinable public var tag: Tag? {
    let index = record.tag
    return index == 0 ? nil : tree.tags[index - 1]
  }

  /// Whether the node has an explicit tag.
  @inlinable public var isTagged: Bool { record.tag != 0 }

  /// The bytes of the value without its tag and anchor. Quoted scalars include the quotes, block scalars the header
  /// and their last line that is not blank, block collections start at their first key or `-` and end with their last
  /// value. A value that is left out has an empty span.
  @inlinable public var span: Span { record.span }

  /// The bytes of the value with its tag and anchor.
  @inlinable public var fullSpan: Span {
    let record = record
    return Span(record.fullStart, record.end)
  }

  /// Whether the value is null: plain, untagged and empty, `~`, `null`, `Null` or `NULL`.
  public var isNull: Bool {
    let record = record
    guard record.kind == .scalar, record.style == .plain, record.tag == 0 else { return false }
    switch record.textCount {
    case 0: return true
    case 1: return isText("~")
    case 4: return isText("null") || isText("Null") || isText("NULL")
    default: return false
    }
  }

  /// The truth a plain, untagged scalar stands for in YAML 1.1, which CloudFormation reads: `yes`, `On` and `FALSE`
  /// are Booleans there; nil for all others.
  public var yamlBoolean: Bool? {
    let record = record
    guard record.textCount >= 2, record.textCount <= 5, record.kind == .scalar, record.style == .plain, record.tag == 0
    else { return nil }
    switch record.textCount {
    case 2:
      if isText("on") || isText("On") || isText("ON") { return true }
      return isText("no") || isText("No") || isText("NO") ? false : nil
    case 3:
      if isText("yes") || isText("Yes") || isText("YES") { return true }
      return isText("off") || isText("Off") || isText("OFF") ? false : nil
    case 4: return isText("true") || isText("True") || isText("TRUE") ? true : nil
    default: return isText("false") || isText("False") || isText("FALSE") ? false : nil
    }
  }

  /// The anchored value when this is an alias that can be followed; the node itself otherwise. Never an alias that
  /// can be followed, never an ancestor; following all aliases of a tree ends soon.
  @inlinable public var resolved: Node {
    let record = record
    return record.kind == .alias && record.extra >= 0 ? Node(tree, record.extra) : self
  }

  /// Whether both are the same node of the same tree.
  @inlinable public static func == (a: Node, b: Node) -> Bool { a.id == b.id && a.tree === b.tree }

  /// Hashes the node's identity.
  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(id)
  }
}
