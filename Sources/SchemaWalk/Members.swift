import CloudFormation
import Facts
import StackGraph
import YAMLTree

/// A key of a map and its value.
struct Member {
  /// The key.
  let key: Node
  /// The value.
  let value: StackValue
}

/// The keys and values of a map that is no call, those of merge keys after its own.
struct Members: Sequence, IteratorProtocol {
  private let map: StackValue
  private var entries: Node.Entries
  private var ownCount = 0
  private var hasMergeKey = false
  /// What merge keys bring, once the map's own are through.
  private var merged: ArraySlice<(key: Node, value: Value)>?

  init(of map: StackValue) {
    self.map = map
    entries = map.value.node.entries
  }

  mutating func next() -> Member? {
    while let (key, value) = entries.next() {
      if key.style == .plain, key.isText("<<" as StaticString) {
        hasMergeKey = true
        continue
      }
      ownCount += 1
      return Member(key: key, value: StackValue(Value(value), in: map.stack))
    }
    guard hasMergeKey else { return nil }
    if merged == nil { merged = map.value.entries.dropFirst(ownCount) }
    return merged?.popFirst().map { Member(key: $0.key, value: StackValue($0.value, in: map.stack)) }
  }
}

extension StackValue {
  /// The keys and values of a map that is no call.
  var members: Members { Members(of: self) }

  /// The key and value of a name.
  func member(_ name: FactText) -> Member? {
    if let (key, node) = value.node.entry(named: name.utf8) {
      return Member(key: key, value: StackValue(Value(node), in: stack))
    }
    guard value.node.hasMergeKey else { return nil }
    return members.first { member in member.key.withUTF8 { name.equals($0) } }
  }
}

extension Value {
  /// Whether something is inserted into the map that is not written in it.
  var mayHoldMore: Bool {
    for (key, _) in node.entries where key.namesGenerator { return true }
    return false
  }
}

extension Node {
  /// Whether a key calls a macro or a loop, which adds to the map it stands in.
  var namesGenerator: Bool {
    withUTF8 { bytes in
      guard bytes.count > 10, bytes[0] == UInt8(ascii: "F"), bytes[2] == UInt8(ascii: ":") else { return false }
      return bytes.elementsEqual("Fn::Transform".utf8) || bytes.starts(with: "Fn::ForEach".utf8)
    }
  }

  /// Whether a map takes over the members of others.
  fileprivate var hasMergeKey: Bool {
    for (key, _) in entries where key.isText("<<" as StaticString) { return true }
    return false
  }
}
