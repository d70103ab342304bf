import CloudFormation

/// The keys that may be meant where a parameter is looked up in the mappings of a template: those of all maps it is
/// looked up in, because its value is the same everywhere.
struct KeyLookups {
  /// What tells the lookups from those by other names.
  let name: String
  /// The keys, each once.
  var keys: [String]
  /// Whether one of the lookups has a value for keys a map does not have, so that none of the keys may be meant.
  var mayFail: Bool

  private var seen: Set<String>

  /// The lookups that are only known by one of them.
  init(name: String, keys: [String], mayFail: Bool) {
    self.name = name
    self.keys = []
    self.mayFail = mayFail
    seen = []
    add(keys)
  }

  /// The lookups by `Ref` of a name anywhere in the template of a stack.
  init(of name: String, in stack: Stack) {
    self.init(name: "\(stack.id) \(name)", keys: [], mayFail: false)
    let template = stack.template
    for lookup in template.lookups {
      guard let map = lookup.map.text, let body = template.mappings[map]?.body, !body.isCall else { continue }
      if lookup.topKey.referredName == name {
        add(body.entries.map(\.key.text))
        mayFail = mayFail || lookup.hasFallback
      }
      if lookup.secondKey.referredName == name {
        for row in body.entries { add(row.value.entries.map(\.key.text)) }
        mayFail = mayFail || lookup.hasFallback
      }
    }
  }

  private mutating func add(_ keys: [String]) {
    for key in keys where seen.insert(key).inserted { self.keys.append(key) }
  }
}

extension Resolver {
  /// The lookups that a key takes part in; `keys` are those of the map at hand.
  func keyLookups(of key: StackValue, besides map: String, _ keys: [String], orNone: Bool) -> KeyLookups {
    guard let name = key.value.referredName else {
      return KeyLookups(name: orNone ? "\(map) or none" : map, keys: keys, mayFail: orNone)
    }
    let place = LookupPlace(stack: key.stack, name: name)
    if let known = lookups[place] { return known }
    let found = KeyLookups(of: name, in: workspace[key.stack])
    lookups[place] = found
    return found
  }
}

/// A name in the template of a stack.
struct LookupPlace: Hashable {
  let stack: StackID
  let name: String
}

extension Value {
  /// The name the value refers to, if it is a `Ref`.
  fileprivate var referredName: String? {
    guard case .call(.ref(let name)) = form else { return nil }
    return name.text
  }
}
