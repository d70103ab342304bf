import Facts
import YAMLTree

/// Makes the words of resource types.
struct TypeCompiler {
  let pool: FactPool
  let packages: SitePackages
  let regions: [String]
  let actions: ActionCompiler
  /// The constraints of each type by file of extensions, compiled once.
  private var constraints: [String: [(path: [String], entry: FactPool.Entry)]] = [:]
  private let statefulTypes: Set<String>
  private let attributes: Node

  init(pool: FactPool, packages: SitePackages, regions: [String], actions: ActionCompiler) throws {
    self.pool = pool
    self.packages = packages
    self.regions = regions
    self.actions = actions
    let stateful = try packages.json("cfnlint/data/AdditionalSpecs/StatefulResources.json")
    statefulTypes = Set(stateful["ResourceTypes"].entries.map(\.key.text))
    attributes = try packages.attributes()
    try readConstraints()
    try readPolicies()
  }

  private mutating func readConstraints() throws {
    for place in ConstraintPlaces.all {
      let schema = try packages.json("cfnlint/data/schemas/extensions/\(place.file).json")
      var compiler = SchemaCompiler(pool: pool, root: schema)
      switch place.rule {
      case "rds-engine-version-offered": compiler.enumeration = EngineVersions.withShorter
      case "rds-engine-version-deprecated":
        let file = place.file.replacing("_deprecated", with: "")
        let offered = EngineVersions.enumerations(in: try packages.json("cfnlint/data/schemas/extensions/\(file).json"))
        compiler.enumeration = { EngineVersions.withoutChoice($0, offered: offered) }
      default: break
      }
      let node = try place.isByRegion ? compiler.node(byRegion: schema, regions: regions) : compiler.node(schema)
      add(node, for: place)
    }
  }

  /// Policy documents, whose schemas refer to a common one.
  private mutating func readPolicies() throws {
    let folder = "cfnlint/data/schemas/other/iam"
    let common = try packages.json("\(folder)/policy.json")
    for place in ConstraintPlaces.policies {
      let schema = try packages.json("\(folder)/\(place.file).json")
      var compiler = SchemaCompiler(pool: pool, root: schema)
      compiler.documents = ["policy": common]
      compiler.patterns = Self.policyPatterns
      // It refuses lists of resources without any, as it does those of actions.
      compiler.additions = ["#/definitions/Resource": .init(keyword: .minItems, payload: 1)]
      // A document may be given as JSON text, which is read when the document is looked at.
      let entries = pool.entries(of: try compiler.node(schema)).filter { $0.keyword != .type }
      add(pool.node(entries), for: place)
    }
  }

  private static let policyPatterns = [
    // An empty name of a statement is none, to IAM.
    "^[A-Za-z0-9]+$": "^[A-Za-z0-9]*$",
    // The region and account of an ARN may be a policy variable, and the account a pattern (IAM user guide, "IAM JSON
    // policy elements: Resource").
    #"^(arn:(aws[A-Za-z\-]*?|\*):[^:]+:[^:]*(:(?:\d{12}|\*|aws)?:.+|)|\*)$"#:
      #"^(arn:(aws[A-Za-z\-]*?|\*):[^:]+:(?:\$\{[a-z][^}]*\}|[^:])*"#
      + #"(:(?:\d{12}|aws|[0-9*?]*[*?][0-9*?]*|[^:]*\$\{[a-z][^}]*\}[^:]*)?:.+|)|\*)$"#,
  ]

  private mutating func add(_ node: UInt32, for place: ConstraintPlaces) {
    let words = pool.list([pool.texts.number(of: place.rule), node])
    for path in place.paths {
      let names = path.split(separator: "/").map(String.init)
      let entry = FactPool.Entry(keyword: .constraints, payload: words)
      constraints[names[0], default: []].append((Array(names.dropFirst()), entry))
    }
  }

  /// The words of a type, its regions given as bits.
  func words(of name: String, schema: Node, regions bits: UInt64) throws -> [UInt32] {
    var compiler = SchemaCompiler(pool: pool, root: schema)
    let plain = try compiler.node(schema)
    var node = plain
    for path in paths(schema["readOnlyProperties"]) {
      // What identifies a resource and may be given is listed as read-only by some schemas.
      node = pool.node(node, changedAt: path[...]) {
        pool.node($0, adding: .init(keyword: .readOnly, payload: 0))
      }
    }
    if let tags = schema["tagging"]?["tagProperty"] {
      node = pool.node(node, changedAt: path(tags.text)[...]) {
        pool.node([.init(keyword: .allOf, payload: pool.list([$0, tagList]))])
      }
    }
    for (path, entry) in constraints[name] ?? [] {
      let changed = pool.node(node, changedAt: path[...]) { pool.node($0, adding: entry) }
      guard changed != node else { throw FactError("\(name) has no \(path.joined(separator: "/"))") }
      node = changed
    }
    let details = try details(of: name, schema: schema, node: plain)
    return [
      pool.texts.number(of: name), node, UInt32(truncatingIfNeeded: bits), UInt32(bits >> 32), pool.node(details),
    ]
  }

  /// What every list of tags is: no key is there twice, and none begins with `aws:` (Tagging user guide, "Best practices
  /// and strategies": naming limits).
  private var tagList: UInt32 {
    let key = pool.node([.init(keyword: .pattern, payload: pool.pattern("^(?!aws:)"))])
    let tag = pool.node([.init(keyword: .properties, payload: pool.pairList([("Key", [key])]))])
    return pool.node([
      .init(keyword: .items, payload: tag), .init(keyword: .uniqueKeys, payload: pool.textList(["Key"])),
    ])
  }

  private func details(of name: String, schema: Node, node: UInt32) throws -> [FactPool.Entry] {
    var details: [FactPool.Entry] = []
    let lists: [(SchemaKeyword, String)] = [
      (.createOnly, "createOnlyProperties"), (.conditionalCreateOnly, "conditionalCreateOnlyProperties"),
      (.writeOnly, "writeOnlyProperties"), (.readOnlyPaths, "readOnlyProperties"),
      (.deprecated, "deprecatedProperties"), (.primaryIdentifier, "primaryIdentifier"),
    ]
    for (keyword, key) in lists {
      let paths = paths(schema[key]).map { $0.joined(separator: "/") }
      if !paths.isEmpty { details.append(.init(keyword: keyword, payload: pool.textList(paths))) }
    }
    let given = attributes[name].entries.map { attribute, pointer in
      // Some names are regular expressions: `Outputs\\..*` for every output.
      (
        name: attribute.text.replacing("\\..*", with: ".*"),
        words: [pool.nodes(at: path(pointer.text)[...], of: node).first ?? 0]
      )
    }
    if !given.isEmpty {
      details.append(.init(keyword: .attributes, payload: pool.pairList(given)))
    }
    let identifiers = paths(schema["primaryIdentifier"])
    if identifiers.count == 1 {
      let reference = pool.nodes(at: identifiers[0][...], of: node).first ?? 0
      details.append(.init(keyword: .reference, payload: reference))
    } else if identifiers.count > 1 {
      let text = pool.node([.init(keyword: .type, payload: SchemaType.string.rawValue)])
      details.append(.init(keyword: .reference, payload: text))
    }
    if let tags = schema["tagging"]?["tagProperty"] {
      let property = path(tags.text).joined(separator: "/")
      details.append(.init(keyword: .tagProperty, payload: pool.texts.number(of: property)))
    }
    if let status = schema["lifecycle"]?["status"] {
      let lifecycles = ["maintenance": ResourceSchema.Lifecycle.maintenance, "sunset": .sunset, "shutdown": .shutdown]
      guard let lifecycle = lifecycles[status.text] else { throw FactError("the lifecycle \(status.text) is unknown") }
      details.append(.init(keyword: .lifecycle, payload: UInt32(lifecycle.rawValue)))
    }
    if statefulTypes.contains(name) { details.append(.init(keyword: .stateful, payload: 0)) }
    let permissions = permissions(of: schema)
    if !permissions.isEmpty { details.append(.init(keyword: .permissions, payload: pool.pairList(permissions))) }
    return details
  }

  /// The actions that creating, reading, updating, deleting and tagging a resource take, by service.
  private func permissions(of schema: Node) -> [(name: String, words: [UInt32])] {
    let lists = ["create", "read", "update", "delete"].map { schema["handlers"]?[$0]?["permissions"] }
    var names: [String: Set<String>] = [:]
    for permission in (lists + [schema["tagging"]?["permissions"]]).flatMap(\.items) {
      let parts = permission.text.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let service = parts[0].lowercased()
      // Some schemas name operations that are no actions; nobody can be allowed these.
      if let name = actions.name(of: parts[1], in: service) { names[service, default: []].insert(name) }
    }
    // In one order, since lists are numbered as they come.
    return names.sorted { $0.key < $1.key }.map { (name: $0.key, words: [pool.textList(Array($0.value))]) }
  }

  private func paths(_ list: Node?) -> [[String]] { list.items.map { path($0.text) } }

  /// The names of a JSON pointer below `/properties`.
  private func path(_ pointer: String) -> [String] {
    pointer.split(separator: "/").dropFirst().filter { $0 != "properties" && $0 != "items" }.map(String.init)
  }
}
