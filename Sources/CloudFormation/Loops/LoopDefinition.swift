import SourceText
import YAMLTree

/// The parts of a loop, `Fn::ForEach::Name: [Identifier, Collection, Body]`, where they have the shape they must have.
struct LoopDefinition {
  /// The loop's key.
  let key: Node
  /// The loop's name.
  let name: String
  /// What stands for the value of a turn in the body.
  private(set) var identifier: Value?
  /// The values.
  private(set) var collection: Value?
  /// What is repeated.
  private(set) var body: Value?
  /// What is wrong with the shape, and where.
  private(set) var faults: [(fault: LoopFault, span: Span)] = []

  private static let prefix = "Fn::ForEach::"

  /// Whether a key is that of a loop.
  static func isKey(_ key: Node) -> Bool {
    key.withUTF8 { $0.starts(with: "Fn::ForEach".utf8) } && IntrinsicFunction(key: key) == .forEach
  }

  init(_ key: Node, _ value: Value) {
    self.key = key
    name = String(key.text.dropFirst(Self.prefix.count))
    if name.isEmpty || !name.utf8.allSatisfy(\.isASCIIAlphanumeric) { faults.append((.hasNoName, key.span)) }
    let parts = value.items
    guard parts.count == 3 else {
      faults.append((.hasNoThreeParts, key.span))
      return
    }
    if parts[0].text?.isEmpty == false {
      identifier = parts[0]
    } else {
      faults.append((.identifierIsNoText, parts[0].span.isEmpty ? key.span : parts[0].span))
    }
    collection = parts[1]
    if parts[2].node.kind == .mapping, parts[2].node.tag == nil {
      body = parts[2]
    } else {
      faults.append((.bodyIsNoMap, parts[2].span.isEmpty ? key.span : parts[2].span))
    }
  }
}
