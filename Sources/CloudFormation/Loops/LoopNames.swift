import YAMLTree

/// The names that loops may give the elements they make, as far as their keys tell.
struct LoopNames: Sendable {
  /// For each key what stands between its variables; several parts leave room for any text between them.
  private var patterns: [[String]] = []

  /// The names made by loops that are not expanded, and by the bodies of such as may go through other values, too.
  init(generators: [(key: Node, value: Value)], bodies: [Value]) {
    for (key, value) in generators where LoopDefinition.isKey(key) { add(LoopDefinition(key, value)) }
    for body in bodies { add(body) }
  }

  private mutating func add(_ loop: LoopDefinition) {
    // A loop without a body that can be read may make anything.
    if let body = loop.body { add(body) } else { patterns.append(["", ""]) }
  }

  private mutating func add(_ body: Value) {
    for (key, value) in body.entries {
      if LoopDefinition.isKey(key) {
        add(LoopDefinition(key, value))
      } else {
        patterns.append(Self.parts(of: key.text))
      }
    }
  }

  /// The text of a key between its variables, `${Name}` and `&{Name}`.
  private static func parts(of key: String) -> [String] {
    var parts: [String] = []
    var rest = key[...]
    while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
      guard brace > rest.startIndex, case let sign = rest.index(before: brace), "$&".contains(rest[sign]) else { break }
      parts.append(String(rest[..<sign]))
      rest = rest[rest.index(after: end)...]
    }
    return parts + [String(rest)]
  }

  /// Whether some loop may make an element of a name.
  func mayHold(_ name: String) -> Bool { patterns.contains { Self.fits(name, $0) } }

  private static func fits(_ name: String, _ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return parts == [name] }
    guard name.hasPrefix(first), name.dropFirst(first.count).hasSuffix(last) else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
