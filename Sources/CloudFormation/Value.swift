import SourceText
import YAMLTree

/// A value in a template: a view of its node that knows intrinsic functions in both spellings.
public struct Value: Hashable, Sendable {
  /// The node of the value; never an alias.
  public let node: Node
  /// Whether the node's tag was read already as the function this value is the argument of.
  private let tagIsConsumed: Bool

  /// Makes the value that stands at a node.
  public init(_ node: Node) {
    self.node = node.resolved
    tagIsConsumed = false
  }

  private init(argumentAt node: Node) {
    self.node = node
    tagIsConsumed = true
  }

  /// What kind of thing a value is.
  public enum Form: Sendable {
    /// Nothing: an empty scalar, `~` or `null`.
    case null
    /// A text, number or boolean; see `Value.text`.
    case scalar
    /// A list; see `Value.items`.
    case list
    /// A map; see `Value.entries`.
    case map
    /// A call of an intrinsic function.
    case call(Intrinsic)
    /// A tag or `Fn::` key that is no intrinsic function.
    case unknownCall(name: String, span: Span)
  }

  /// The form of the value.
  public var form: Form {
    if let (function, argument) = functionCall { return .call(Intrinsic(function, argument: argument, at: self)) }
    if let (name, span) = unknownFunction { return .unknownCall(name: name, span: span) }
    switch node.kind {
    case .scalar: return node.isNull ? .null : .scalar
    case .sequence: return .list
    case .mapping: return .map
    case .alias: return .null
    }
  }

  /// The function the value calls and its argument, if it is a call.
  public var functionCall: (function: IntrinsicFunction, argument: Value)? {
    if !tagIsConsumed, let tag = node.tag, let function = IntrinsicFunction(tag: tag.name) {
      return (function, Value(argumentAt: node))
    }
    guard tagIsConsumed || !node.hasUnknownTag, let (key, value) = onlyEntry,
      let function = IntrinsicFunction(key: key)
    else { return nil }
    return (function, Value(value))
  }

  /// The place of the function's name when the value is a call: its tag or key.
  public var functionSpan: Span? {
    guard functionCall != nil else { return nil }
    return tagSpan ?? onlyEntry?.key.span
  }

  /// Whether the value calls an intrinsic function.
  public var isCall: Bool { functionCall != nil }

  /// Where the value stands, with its tag.
  public var span: Span { tagIsConsumed ? node.span : node.fullSpan }

  /// Whether nothing is written.
  public var isNull: Bool { node.isNull && !isCall }

  /// The text of a scalar that is no call; numbers and booleans as written.
  public var text: String? {
    guard node.kind == .scalar, tagIsConsumed || !node.isTagged || !isCall, !node.isNull else { return nil }
    return node.text
  }

  /// The text CloudFormation takes a scalar for that is no call: what YAML 1.1 takes for a boolean is `true` or `false`
  /// however it is written.
  public var scalarText: String? {
    guard let truth = node.yamlBoolean, !tagIsConsumed else { return text }
    return truth ? "true" : "false"
  }

  /// The truth of a literal that CloudFormation takes for a boolean: `true`, `false` and the same as text.
  public var bool: Bool? { scalarText.flatMap(Value.bool(ofText:)) }

  /// The truth a text stands for where a boolean is expected.
  public static func bool(ofText text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The items of a list that is no call.
  public var items: [Value] {
    guard node.kind == .sequence, tagIsConsumed || !isCall else { return [] }
    return node.items.map { Value($0) }
  }

  /// The entries of a map that is no call, with the entries of YAML merge keys (`<<`) after them.
  public var entries: [(key: Node, value: Value)] {
    guard node.kind == .mapping, tagIsConsumed || !isCall else { return [] }
    var entries: [(key: Node, value: Value)] = []
    entries.reserveCapacity(node.entries.count)
    var merged: [Node] = []
    for (key, value) in node.entries {
      if key.style == .plain, key.isText("<<") {
        let source = value.resolved
        merged += source.kind == .sequence ? source.items.map(\.resolved) : [source]
      } else {
        entries.append((key, Value(value)))
      }
    }
    if !merged.isEmpty {
      var names = Set(entries.map(\.key.text))
      for source in merged where source != node {
        for (key, value) in source.entries where names.insert(key.text).inserted { entries.append((key, Value(value))) }
      }
    }
    return entries
  }

  /// The value of a key of a map that is no call.
  public subscript(key: String) -> Value? { entry(key)?.value }

  /// The key and value of an entry of a map that is no call.
  public func entry(_ key: String) -> (key: Node, value: Value)? {
    guard node.kind == .mapping, tagIsConsumed || !isCall else { return nil }
    if let (found, value) = node.entry(key) { return (found, Value(value)) }
    guard node.hasMergeKey else { return nil }
    return entries.first { $0.key.isText(key) }
  }

  /// The value reached by following keys through maps that are no calls.
  public subscript(path first: String, _ rest: String...) -> Value? {
    var value = self[first]
    for key in rest { value = value?[key] }
    return value
  }

  /// The entry of a map that has one entry only and no tag that is still to be read.
  var onlyPlainEntry: (key: Node, value: Value)? {
    guard tagIsConsumed || !node.isTagged, let (key, value) = onlyEntry else { return nil }
    return (key, Value(value))
  }

  private var onlyEntry: (key: Node, value: Node)? {
    guard node.kind == .mapping else { return nil }
    var entries = node.entries
    guard entries.count == 1 else { return nil }
    return entries.next()
  }

  private var tagSpan: Span? {
    guard !tagIsConsumed, let tag = node.tag else { return nil }
    // An anchor may stand before the tag.
    let properties = node.tree.file.text[Int(node.fullSpan.start)..<Int(node.span.start)]
    let start = properties.firstIndex(of: UInt8(ascii: "!")) ?? properties.startIndex
    return Span(start, min(start + tag.name.utf8.count, properties.endIndex))
  }

  private var unknownFunction: (name: String, span: Span)? {
    if !tagIsConsumed, node.hasUnknownTag, let tag = node.tag { return (tag.name, tagSpan ?? node.fullSpan) }
    guard let (key, _) = onlyEntry, key.namesFunction else { return nil }
    return (key.text, key.span)
  }
}

extension Node {
  /// Whether a key names a function, known or not, in the long form: `Fn::Sub`.
  public var namesFunction: Bool { withUTF8 { $0.starts(with: "Fn::".utf8) } }

  /// Whether the node has a tag of the template's own, which is asked once it is known to be no function's.
  fileprivate var hasUnknownTag: Bool {
    guard isTagged, let tag else { return false }
    return tag.name.hasPrefix("!") && tag.name.utf8.count > 1
  }
}
