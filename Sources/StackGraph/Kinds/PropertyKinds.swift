import CloudFormation
import YAMLTree

/// What the properties of a type of resource take, as a tree of their keys.
struct PropertyKinds: Sendable {
  /// What the value here, or an item of it, takes; nil where that is not known or it is a map.
  var accepted: AcceptedKinds?
  /// Whether `accepted` is meant for each item of a list.
  var isList = false
  /// The path from `Properties`, `[]` standing for each item of a list.
  var path = ""
  /// What the members of a map take.
  var members: [Member] = []

  /// What one member of a map takes, or each.
  struct Member {
    /// The key; `*` stands for any.
    let key: String
    /// The same as bytes.
    private let name: [UInt8]
    private let isAny: Bool
    /// What it takes.
    var kinds = PropertyKinds()

    init(_ key: String) {
      self.key = key
      name = Array(key.utf8)
      isAny = key == "*"
    }

    /// Whether the member is that of a key with these bytes.
    fileprivate func isAt(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
      if isAny { return true }
      guard key.count == name.count else { return false }
      for index in 0..<key.count where key[index] != name[index] { return false }
      return true
    }
  }

  /// What the member with a key takes.
  func kinds(at key: Node) -> PropertyKinds? {
    key.withUTF8 { key in
      // All keys of a template are asked for: members are looked at where they are.
      for index in members.indices where members[index].isAt(key) { return members[index].kinds }
      return nil
    }
  }

  /// What the properties of a type take; nil when nothing is known of any.
  init?(of type: ResourceType) {
    guard type.rawValue.hasPrefix("AWS::") else { return nil }
    let name = String(type.rawValue.dropFirst(5))
    var isKnown = false
    for table in propertyKindTables {
      for line in table.lines(for: name) {
        isKnown = true
        let accepted = AcceptedKinds(reading: line[0])
        for path in line.dropFirst() { add(accepted, at: path.parts(between: ".")[...], path: path) }
      }
    }
    guard isKnown else { return nil }
  }

  private init() {}

  private mutating func add(_ accepted: AcceptedKinds, at keys: ArraySlice<String>, path: String) {
    guard let first = keys.first else {
      self.accepted = accepted
      self.path = path
      return
    }
    let isList = first.utf8.last == UInt8(ascii: "]")
    let key = isList ? String(first.dropLast(2)) : first
    let index =
      members.firstIndex { $0.key == key }
      ?? {
        members.append(Member(key))
        return members.count - 1
      }()
    members[index].kinds.isList = isList
    members[index].kinds.add(accepted, at: keys.dropFirst(), path: path)
  }
}
