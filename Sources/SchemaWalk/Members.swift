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
  private var entries: Node.Entries
  /// What is left when merge keys bring more.
  private var merged: ArraySlice<(key: Node, value: Value)>?
  private let stack: StackID

  init(of map: StackValue) {
    stack = map.stack
    entries = map.value.node.entries
    if map.value.node.hasMergeKey { merged = map.value.entries[...] }
  }

  mutating func next() -> Member? {
    if merged != nil {
      return merged?.popFirst().map { Member(key: $0.key, value: StackValue($0.value, in: stack)) }
    }
    return entries.next().map { Member(key: $0.key, value: StackValue(Value($0.value), in: stack)) }
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
}
