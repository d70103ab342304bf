import Facts
import SourceText
import YAMLTree

/// The places of a template at which a defect can be put.
struct MutationSites {
  /// An entry or item below a resource's `Properties`, with the schema of its value.
  struct Place {
    /// The map or list it stands in.
    let owner: Node
    /// Its key; nil for items of lists.
    let key: Node?
    let value: Node
    let schema: SchemaNode
    /// The schema of the map or list it stands in.
    let ownerSchema: SchemaNode
    /// 1 for the properties themselves.
    let depth: Int

    /// The key and the value of an entry.
    var entry: (key: Node, value: Node)? { key.map { ($0, value) } }
  }

  /// A use of a function: its name without `Fn::`, and its argument.
  struct Function {
    let name: String
    let argument: Node
    /// Whether it is written `!Name`.
    let isTag: Bool
  }

  let file: SourceFile
  let root: Node
  private(set) var places: [Place] = []
  private(set) var functions: [Function] = []

  init(_ file: SourceFile) {
    self.file = file
    root = Tree(reading: file).roots[0]
    for (_, resource) in entries(of: "Resources") {
      guard let type = resource["Type"]?.text, let properties = resource["Properties"] else { continue }
      collectPlaces(in: properties, schema: ResourceSchema(type)?.properties ?? .anything, depth: 1)
    }
    collectFunctions(in: root)
  }

  /// The entries of a section of the template.
  func entries(of section: String) -> [(key: Node, value: Node)] { root[section].map { Array($0.entries) } ?? [] }

  /// The uses of a function.
  func uses(of name: String) -> [Function] { functions.filter { $0.name == name } }

  private mutating func collectPlaces(in owner: Node, schema: SchemaNode, depth: Int) {
    guard !owner.isTagged else { return }
    if owner.kind == .mapping {
      guard !owner.entries.contains(where: { Self.function($0.key.text) != nil }) else { return }
      let properties = schema.entry(.properties)?.pairs
      for (key, value) in owner.entries {
        let inner = properties.flatMap { list in list.find(key.text).map(list.node) } ?? .anything
        places.append(
          Place(owner: owner, key: key, value: value, schema: inner, ownerSchema: schema, depth: depth))
        collectPlaces(in: value, schema: inner, depth: depth + 1)
      }
    } else if owner.kind == .sequence {
      let inner = schema.entry(.items)?.node ?? .anything
      for item in owner.items {
        places.append(Place(owner: owner, key: nil, value: item, schema: inner, ownerSchema: schema, depth: depth))
        collectPlaces(in: item, schema: inner, depth: depth + 1)
      }
    }
  }

  private mutating func collectFunctions(in node: Node) {
    if let tag = node.tag?.name, tag.hasPrefix("!"), !tag.hasPrefix("!!") {
      functions.append(Function(name: String(tag.dropFirst()), argument: node, isTag: true))
    }
    for (key, value) in node.entries {
      if let name = Self.function(key.text), node.entries.count == 1 {
        functions.append(Function(name: name, argument: value, isTag: false))
      }
      collectFunctions(in: value)
    }
    for item in node.items { collectFunctions(in: item) }
  }

  private static func function(_ key: String) -> String? {
    if key == "Ref" || key == "Condition" { return key }
    return key.hasPrefix("Fn::") ? String(key.dropFirst(4)) : nil
  }
}
