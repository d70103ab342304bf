import Facts
import YAMLTree

/// Makes nodes of the fact table of JSON schemas.
struct SchemaCompiler {
  let pool: FactPool
  /// The schema `$ref` points into.
  let root: Node
  /// Other documents `$ref` may point into, by name.
  var documents: [String: Node] = [:]
  /// Patterns that are packed in place of those written.
  var patterns: [String: String] = [:]
  /// The values that are packed in place of those of an enumeration.
  var enumeration: ([String]) -> [String] = { $0 }
  /// What is packed beside what a definition says, by the definition's pointer in its document.
  var additions: [String: FactPool.Entry] = [:]
  private var known: [String: UInt32] = [:]
  private var open: [String: UInt32?] = [:]

  init(pool: FactPool, root: Node) {
    self.pool = pool
    self.root = root
  }

  /// The node that says what a schema says. Throws on keywords it does not know.
  mutating func node(_ schema: Node) throws -> UInt32 {
    if schema.kind == .scalar { return schema.isText("true") ? 0 : 1 }
    var entries: [FactPool.Entry] = []
    for (key, value) in schema.entries {
      if let entry = try entry(key.text, value, in: schema) { entries.append(entry) }
    }
    if let index = entries.firstIndex(where: { $0.keyword == .allOf }) {
      let nodes = pool.words(ofListAt: entries.remove(at: index).payload)
      entries += pool.entries(ofAll: nodes)
    }
    if let target = schema["$ref"] {
      let referred = try definition(target.text)
      if entries.isEmpty { return referred }
      let others = entries.first { $0.keyword == .allOf }.map { pool.words(ofListAt: $0.payload) } ?? []
      entries.removeAll { $0.keyword == .allOf }
      entries.append(.init(keyword: .allOf, payload: pool.list([referred] + others)))
    }
    return pool.node(entries)
  }

  private mutating func definition(_ pointer: String) throws -> UInt32 {
    if let known = known[pointer] { return known }
    if let reserved = open[pointer] {
      let number = reserved ?? pool.reservedNode()
      open[pointer] = .some(number)
      return number
    }
    if let (document, rest) = foreign(pointer) {
      var other = SchemaCompiler(pool: pool, root: document)
      other.documents = documents
      other.additions = additions
      other.patterns = patterns
      return try other.definition(rest)
    }
    let names = pointer.split(separator: "/").dropFirst().map { String($0).replacing("~1", with: "/") }
    guard pointer.hasPrefix("#/"), let schema = names.reduce(root as Node?, { $0?[$1] }) else {
      throw FactError("no definition is found for \(pointer)")
    }
    open[pointer] = .some(nil)
    var number = try node(schema)
    if let addition = additions[pointer] { number = pool.node(number, adding: addition) }
    if let reserved = open[pointer], let reserved { pool.fill(reserved, as: number) }
    open[pointer] = nil
    known[pointer] = number
    return number
  }

  /// The other document a pointer leads to, and the pointer in it.
  private func foreign(_ pointer: String) -> (document: Node, pointer: String)? {
    guard let hash = pointer.firstIndex(of: "#"), hash != pointer.startIndex else { return nil }
    return documents[String(pointer[..<hash])].map { ($0, String(pointer[hash...])) }
  }

  private mutating func entry(_ keyword: String, _ value: Node, in schema: Node) throws -> FactPool.Entry? {
    switch keyword {
    case "type": return .init(keyword: .type, payload: try types(value).rawValue)
    case "properties": return try pairs(.properties, value) { [try $0.node($1)] }
    case "patternProperties":
      let items = try value.entries.map { [pool.pattern($0.key.text), try node($0.value)] }
      return .init(keyword: .patternProperties, payload: pool.list(items.flatMap { $0 }))
    case "additionalProperties":
      let node = try node(value)
      return node == 0 ? nil : .init(keyword: .additionalProperties, payload: node)
    case "required":
      // In a few schemas an object says `required: true`, which says nothing.
      return value.kind == .sequence ? texts(.required, value) : nil
    case "items": return .init(keyword: .items, payload: try node(value))
    case "prefixItems": return try nodes(.prefixItems, value)
    case "enum":
      return .init(keyword: .enum, payload: pool.textList(enumeration(value.items.map(\.resolved.text))))
    case "enumCaseInsensitive": return texts(.enumCaseInsensitive, value) { $0.lowercased() }
    case "const": return .init(keyword: .const, payload: pool.texts.number(of: value.text))
    case "pattern": return .init(keyword: .pattern, payload: pool.pattern(patterns[value.text] ?? value.text))
    case "format":
      return FormatNames.ignored.contains(value.text)
        ? nil : .init(keyword: .format, payload: pool.format(value.text))
    case "minLength": return count(.minLength, value)
    case "maxLength": return count(.maxLength, value)
    case "minimum": return number(.minimum, value)
    case "maximum": return number(.maximum, value)
    case "exclusiveMinimum": return number(.exclusiveMinimum, value)
    case "exclusiveMaximum": return number(.exclusiveMaximum, value)
    case "multipleOf": return number(.multipleOf, value)
    case "minItems": return count(.minItems, value)
    case "maxItems": return count(.maxItems, value)
    case "uniqueItems": return value.isText("true") ? .init(keyword: .uniqueItems, payload: 0) : nil
    case "uniqueKeys": return texts(.uniqueKeys, value)
    case "minProperties": return count(.minProperties, value)
    case "maxProperties": return count(.maxProperties, value)
    case "allOf": return try nodes(.allOf, value)
    case "anyOf": return try nodes(.anyOf, value)
    case "oneOf": return try nodes(.oneOf, value)
    case "not": return .init(keyword: .not, payload: try node(value))
    case "if":
      let branches = try ["then", "else"].map { try schema[$0].map { try node($0) } ?? 0 }
      return .init(keyword: .conditional, payload: pool.list([try node(value)] + branches))
    case "requiredXor": return texts(.requiredXor, value)
    case "requiredOr": return texts(.requiredOr, value)
    case "dependentRequired", "dependencies":
      return try pairs(.dependentRequired, value) { [$0.pool.textList($1.items.map(\.text))] }
    case "dependentExcluded":
      return try pairs(.dependentExcluded, value) { [$0.pool.textList($1.items.map(\.text))] }
    case "contains": return .init(keyword: .contains, payload: try node(value))
    case "propertyNames": return .init(keyword: .propertyNames, payload: try node(value))
    default:
      guard Self.silent.contains(keyword) else { throw FactError("the keyword \(keyword) is unknown") }
      return nil
    }
  }

  /// Keywords that say nothing about single values or are read elsewhere.
  private static let silent: Set = [
    "$comment", "$id", "$ref", "cfnLint", "$schema", "additionalIdentifiers", "arrayType",
    "conditionalCreateOnlyProperties",
    "createOnlyProperties", "default", "definitions", "deprecatedProperties", "description", "documentationUrl", "else",
    "examples", "handlers", "insertionOrder", "lifecycle", "maxUniqueItems", "nonPublicDefinitions",
    "nonPublicProperties", "primaryIdentifier", "propertyTransform", "readOnlyProperties", "relationshipRef",
    "replacementStrategy", "resourceLink", "sourceUrl", "taggable", "tagging", "then", "title", "typeConfiguration",
    "typeName", "writeOnlyProperties", "awsType", "ref",
  ]

  private func types(_ value: Node) throws -> SchemaType {
    let names = value.kind == .sequence ? value.items.map(\.text) : [value.text]
    return try names.reduce(into: SchemaType()) { types, name in
      switch name {
      case "string": types.insert(.string)
      case "number": types.insert(.number)
      case "integer": types.insert(.integer)
      case "boolean": types.insert(.boolean)
      case "array": types.insert(.array)
      case "object": types.insert(.object)
      case "null": types.insert(.null)
      default: throw FactError("the type \(name) is unknown")
      }
    }
  }

  private mutating func pairs(
    _ keyword: SchemaKeyword, _ value: Node, _ words: (inout SchemaCompiler, Node) throws -> [UInt32]
  ) throws -> FactPool.Entry {
    let pairs = try value.entries.map { (name: $0.key.text, words: try words(&self, $0.value)) }
    return .init(keyword: keyword, payload: pool.pairList(pairs))
  }

  private mutating func nodes(_ keyword: SchemaKeyword, _ value: Node) throws -> FactPool.Entry {
    .init(keyword: keyword, payload: pool.list(try value.items.map { try node($0) }))
  }

  private func texts(
    _ keyword: SchemaKeyword, _ value: Node, as spelling: (String) -> String = { $0 }
  ) -> FactPool.Entry {
    .init(keyword: keyword, payload: pool.textList(value.items.map { spelling($0.text) }))
  }

  private func number(_ keyword: SchemaKeyword, _ value: Node) -> FactPool.Entry? {
    Double(value.text).map { .init(keyword: keyword, payload: pool.number($0)) }
  }

  /// Counts beyond what fits are greater than any template.
  private func count(_ keyword: SchemaKeyword, _ value: Node) -> FactPool.Entry? {
    guard let count = Double(value.text), count >= 0, count < 0x100_0000 else { return nil }
    return .init(keyword: keyword, payload: UInt32(count))
  }
}

/// Formats the packed table leaves out: they say nothing a template can break.
enum FormatNames {
  static let ignored: Set = ["int64", "double", "string", "password", "uri", "timestamp"]
}

/// Why the facts cannot be packed.
struct FactError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
