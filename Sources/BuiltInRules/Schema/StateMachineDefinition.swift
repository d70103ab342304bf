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
  /// The property.
  let property: String
  /// Whether the parts have places of their own, which those of JSON in a computed text have not.
  let isPlaced: Bool

  /// The place of a part.
  func span(_ part: Span) -> Span { isPlaced ? part : alternative.span }

  /// The property that holds JSON in a text.
  static let textProperty = "DefinitionString"

  /// The definitions of a state machine that are known. Texts with gaps that are filled in later are not.
  static func all(of machine: StackResource, _ resolver: Resolver) -> [StateMachineDefinition] {
    let parts = resolver.property("Definition", of: machine).compactMap { alternative -> StateMachineDefinition? in
      guard case .map(let map) = alternative.content else { return nil }
      return StateMachineDefinition(root: map.value, alternative: alternative, property: "Definition", isPlaced: true)
    }
    let texts = resolver.property(textProperty, of: machine).compactMap { text -> StateMachineDefinition? in
      func read(_ root: Value, isPlaced: Bool) -> StateMachineDefinition {
        StateMachineDefinition(root: root, alternative: text, property: textProperty, isPlaced: isPlaced)
      }
      return switch resolver.json(of: text) {
      case .placed(let root)?: read(root, isPlaced: true)
      case .unplaced(let root)?: read(root, isPlaced: false)
      case .faulty?, nil: nil
      }
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
