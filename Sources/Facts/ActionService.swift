/// A service as IAM names it in actions, and the actions it has (service authorization reference).
public struct ActionService: Sendable {
  private let index: Int

  /// The number of services.
  public static var count: Int { FactTable.count(of: .services) / FactTable.serviceWidth }

  /// All services in alphabetical order.
  public static var all: [ActionService] { (0..<count).map { ActionService(index: $0) } }

  private init(index: Int) { self.index = index }

  /// The service of a prefix such as `s3`, in lower case; nil when the facts know none.
  public init?(_ prefix: String) {
    var prefix = prefix
    let found = prefix.withUTF8 { bytes -> Int? in
      var low = 0
      var high = Self.count
      while low < high {
        let middle = (low + high) / 2
        let order = ActionService(index: middle).prefix.order(bytes)
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
    guard let found else { return nil }
    index = found
  }

  private func word(_ column: Int) -> UInt32 { FactTable.word(index * FactTable.serviceWidth + column, of: .services) }

  /// The prefix, in lower case.
  public var prefix: FactText { FactText(word(0)) }

  /// The actions, in the order of their names in lower case.
  public var actions: Actions { Actions(list: FactList(at: word(1), width: 4)) }

  /// The types of resources its actions can be limited to, in the order of their names.
  public var resourceTypes: [ResourceType] {
    let list = FactList(at: word(2), width: 2)
    return list.indices.map { ResourceType(name: list.text($0), arn: FactText(list.word(1, of: $0))) }
  }

  /// The type of resource with a name.
  public func resourceType(_ name: FactText) -> ResourceType? {
    let list = FactList(at: word(2), width: 2)
    return list.find(name.utf8).map { ResourceType(name: name, arn: FactText(list.word(1, of: $0))) }
  }

  /// The type of resource with a name.
  public func resourceType(named name: String) -> ResourceType? {
    let list = FactList(at: word(2), width: 2)
    return list.find(name).map { ResourceType(name: list.text($0), arn: FactText(list.word(1, of: $0))) }
  }

  /// The type of a condition key in lower case; nil when the service has no such key. A key that ends in the name of a
  /// tag is known by what stands before that.
  public func conditionKey(_ key: String) -> ConditionKeyType? {
    let list = FactList(at: word(3), width: 2)
    func find(after mark: UInt8, from start: String.Index) -> Int? {
      key.utf8[start...].firstIndex(of: mark).flatMap { list.find(String(key[...$0])) }
    }
    let colon = key.utf8.firstIndex(of: UInt8(ascii: ":")).map { key.utf8.index(after: $0) } ?? key.startIndex
    // A tag's name follows a slash, the name of what is encrypted for follows a colon.
    guard
      let found = list.find(key) ?? find(after: UInt8(ascii: "/"), from: colon)
        ?? find(after: UInt8(ascii: ":"), from: colon)
    else { return nil }
    return ConditionKeyType(rawValue: Int(list.word(1, of: found)))
  }

  /// The condition keys of the service, in lower case and in order; `/` ends those a tag's name follows.
  public var conditionKeys: [FactText] { FactList(at: word(3), width: 2).texts }

  /// A type of resource as the reference names it.
  public struct ResourceType: Sendable {
    /// The name.
    public let name: FactText
    /// The ARN, with variables such as `${BucketName}`.
    public let arn: FactText
  }

  /// How much an action can do.
  public enum AccessLevel: Int, Sendable {
    case unknown, list, read, tagging, write, permissionsManagement
  }

  /// An action.
  public struct Action: Sendable {
    fileprivate let list: FactList
    fileprivate let index: Int

    /// The name in lower case, without the service.
    public var key: FactText { list.text(index) }
    /// The name as AWS spells it.
    public var name: FactText { FactText(list.word(1, of: index)) }
    /// How much it can do.
    public var level: AccessLevel { AccessLevel(rawValue: Int(list.word(2, of: index))) ?? .unknown }
    /// The names of the types of resources it can be limited to; none when it is for `*` only.
    public var resourceTypes: [FactText] { FactList(at: list.word(3, of: index), width: 1).texts }
  }

  /// The actions of a service.
  public struct Actions: RandomAccessCollection, Sendable {
    fileprivate let list: FactList

    /// Zero.
    public var startIndex: Int { 0 }
    /// The number of actions.
    public var endIndex: Int { list.count }
    /// The action at a position.
    public subscript(index: Int) -> Action { Action(list: list, index: index) }

    /// The action of a name in lower case.
    public func named(_ key: String) -> Action? { list.find(key).map { self[$0] } }

    /// The actions whose name in lower case begins with a text.
    public func beginning(with start: String) -> SubSequence {
      var start = start
      return start.withUTF8 { bytes in
        let low = firstIndex { !$0.precedes(bytes) }
        let high = firstIndex { !$0.precedes(bytes) && !$0.starts(with: bytes) }
        return self[low..<high]
      }
    }

    /// The first action from which on all have a property.
    private func firstIndex(where holds: (UnsafeBufferPointer<UInt8>) -> Bool) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if holds(self[middle].key.utf8) { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func precedes(_ other: Self) -> Bool { lexicographicallyPrecedes(other) }
}

/// What the value of a condition key is.
public enum ConditionKeyType: Int, Sendable {
  case unknown, text, texts, arn, arns, bool, bools, number, date, address
}
