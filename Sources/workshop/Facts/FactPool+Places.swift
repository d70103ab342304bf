import Facts

extension FactPool {
  /// The node with what `change` makes of the nodes reached by following a path of property names and `*` (every item).
  ///
  /// The path is followed through the alternatives of `oneOf`, `anyOf` and `allOf` too. A node that contains itself is
  /// not changed below where it does.
  func node(_ number: UInt32, changedAt path: ArraySlice<String>, by change: (UInt32) -> UInt32) -> UInt32 {
    guard let name = path.first else { return change(number) }
    let rest = path.dropFirst()
    let entries = entries(of: number)
    let changed = entries.map { entry -> Entry in
      switch entry.keyword {
      case .properties where name != "*":
        let key = texts.number(of: name)
        var words = words(ofListAt: entry.payload)
        for index in stride(from: 0, to: words.count, by: 2) where words[index] == key {
          words[index + 1] = node(words[index + 1], changedAt: rest, by: change)
        }
        return Entry(keyword: .properties, payload: list(words))
      case .items where name == "*":
        return Entry(keyword: .items, payload: node(entry.payload, changedAt: rest, by: change))
      case .oneOf, .anyOf, .allOf:
        let nodes = words(ofListAt: entry.payload).map { node($0, changedAt: path, by: change) }
        return Entry(keyword: entry.keyword, payload: list(nodes))
      default: return entry
      }
    }
    return changed == entries ? number : node(changed)
  }

  /// The node that says what `number` says and the entry; lists of constraints are joined.
  func node(_ number: UInt32, adding entry: Entry) -> UInt32 {
    var entries = entries(of: number)
    if let index = entries.firstIndex(where: { $0.keyword == entry.keyword }) {
      guard entry.keyword == .constraints else { return number }
      let words = words(ofListAt: entries[index].payload) + words(ofListAt: entry.payload)
      entries[index] = Entry(keyword: .constraints, payload: list(words))
    } else {
      entries.append(entry)
    }
    return node(entries)
  }

  /// The nodes reached by following a path of property names and `*` as `node(_:changedAt:by:)` does.
  func nodes(at path: ArraySlice<String>, of number: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    _ = node(number, changedAt: path) {
      found.append($0)
      return $0
    }
    return found
  }
}
