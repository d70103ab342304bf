import CloudFormation
import StackGraph
import YAMLTree

/// A key of a map and its value.
struct Member {
  /// The key.
  let key: Node
  /// The value.
  let value: StackValue
}

extension StackValue {
  /// The keys and values of a map that is no call, those of merge keys after its own.
  var members: [Member] {
    if value.node.entry("<<") != nil {
      return value.entries.map { Member(key: $0.key, value: StackValue($0.value, in: stack)) }
    }
    var members: [Member] = []
    members.reserveCapacity(value.node.entries.count)
    for (key, node) in value.node.entries {
      members.append(Member(key: key, value: StackValue(Value(node), in: stack)))
    }
    return members
  }
}

extension Value {
  /// Whether something is inserted into the map that is not written in it.
  var mayHoldMore: Bool {
    for (key, _) in node.entries where key.namesFunction { return true }
    return false
  }
}

extension Node {
  /// Whether a key names a function or macro rather than a property.
  var namesFunction: Bool {
    withUTF8 { bytes in
      bytes.count > 4 && bytes[0] == UInt8(ascii: "F") && bytes[1] == UInt8(ascii: "n") && bytes[2] == UInt8(ascii: ":")
        && bytes[3] == UInt8(ascii: ":")
    }
  }
}
