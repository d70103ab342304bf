import CloudFormation

/// A property that is a password, token or private key whatever is written there.
package struct SecretProperty: Hashable, Sendable {
  /// The type of resource.
  package let type: ResourceType
  /// The keys from `Properties`; `*` stands for each item of a list.
  package let path: [String]

  /// The path as a message says it, without the items of lists.
  package var name: String { path.filter { $0 != "*" }.joined(separator: ".") }
}

/// The properties that are passwords, tokens or private keys.
package enum SecretProperties {
  /// All of them, those of a type together.
  package static let all: [SecretProperty] = read(secretPropertyTable)

  /// By the type of resource.
  package static let byType = Dictionary(grouping: all, by: \.type)

  /// The types that have some, in order.
  package static let types = all.map(\.type).reduce(into: [ResourceType]()) { if $0.last != $1 { $0.append($1) } }

  private static func read(_ table: StaticString) -> [SecretProperty] {
    var type: ResourceType = ""
    var base: [String] = []
    var properties: [SecretProperty] = []
    for line in TableText(table).parts("\n") {
      let words = line.parts(" ")
      if line.isIndented {
        properties += words.map { SecretProperty(type: type, path: base + $0.parts(".").map(\.string)) }
      } else {
        let name = words[0].string
        type = ResourceType(name.hasPrefix("Alexa::") ? name : "AWS::" + name)
        base = words.count > 1 ? words[1].parts(".").map(\.string) : []
      }
    }
    return properties
  }
}
