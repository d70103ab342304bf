import CloudFormation
import SourceText
import StackGraph
import YAMLTree

/// What a state machine does, as its template says it: in parts of the template, or as JSON in one text.
struct StateMachineDefinition {
  /// The outermost part.
  let root: Value
  /// The value of the property and when it is so.
  let alternative: Alternative
  /// Whether the definition is JSON in a text, whose parts have no places of their own.
  let isText: Bool

  /// The place of a part.
  func span(_ part: Span) -> Span { isText ? alternative.span : part }

  /// The definitions of a state machine that are known. Texts with gaps that are filled in later are not.
  static func all(of machine: StackResource, _ resolver: Resolver) -> [StateMachineDefinition] {
    let parts = resolver.property("Definition", of: machine).compactMap { alternative -> StateMachineDefinition? in
      guard case .map(let map) = alternative.content else { return nil }
      return StateMachineDefinition(root: map.value, alternative: alternative, isText: false)
    }
    let texts = resolver.property("DefinitionString", of: machine).compactMap {
      alternative -> StateMachineDefinition? in
      guard let text = alternative.content.text, text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
        return nil
      }
      let tree = Tree(reading: SourceFile(id: FileID(0), path: "definition.json", bytes: Array(text.utf8)))
      guard tree.problems.isEmpty else { return nil }
      return StateMachineDefinition(root: Value(tree.roots[0]), alternative: alternative, isText: true)
    }
    return parts + texts
  }

  /// The names that are replaced in the texts of the definition; nil when they are not known.
  static func substitutions(of machine: StackResource, _ resolver: Resolver) -> Set<String>? {
    var names: Set<String> = []
    for alternative in resolver.property("DefinitionSubstitutions", of: machine) {
      switch alternative.content {
      case .map(let map):
        guard !map.value.entries.contains(where: { $0.key.text.hasPrefix("Fn::") }) else { return nil }
        names.formUnion(map.value.entries.map(\.key.text))
      case .absent: continue
      default: return nil
      }
    }
    return names
  }
}

extension Value {
  /// The members of a plain map, none of which comes from elsewhere; nil for all else.
  var plainMembers: [(key: Node, value: Value)]? {
    guard node.kind == .mapping, !isCall else { return nil }
    let members = entries
    return members.contains { $0.key.text.hasPrefix("Fn::") } ? nil : members
  }
}
