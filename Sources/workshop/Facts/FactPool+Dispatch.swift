import Facts

extension FactPool {
  /// The entries that say what `nodes` say together: those that are about one value of a property are found by that
  /// value, instead of trying hundreds one after the other.
  func entries(ofAll nodes: [UInt32]) -> [Entry] {
    var rest: [UInt32] = []
    var byProperty: [UInt32: [UInt32: [UInt32]]] = [:]
    for node in nodes {
      if let (property, value) = discriminator(of: node) {
        byProperty[property, default: [:]][value, default: []].append(node)
      } else {
        rest.append(node)
      }
    }
    // Only one property can decide, and a few rules are tried as quickly.
    guard let (property, groups) = byProperty.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
      groups.count > 3
    else { return [Entry(keyword: .allOf, payload: list(nodes))] }
    for (other, others) in byProperty.sorted(by: { $0.key < $1.key }) where other != property {
      rest += others.sorted { $0.key < $1.key }.flatMap(\.value)
    }
    let pairs = groups.sorted { $0.key < $1.key }.flatMap { value, nodes in
      [value, nodes.count == 1 ? nodes[0] : node([Entry(keyword: .allOf, payload: list(nodes))])]
    }
    let dispatch = Entry(keyword: .dispatch, payload: list([property, list(pairs)]))
    return [dispatch] + (rest.isEmpty ? [] : [Entry(keyword: .allOf, payload: list(rest))])
  }

  /// The property and the one value of it that a node is about: it is a condition that asks for both.
  private func discriminator(of node: UInt32) -> (property: UInt32, value: UInt32)? {
    let entries = entries(of: node)
    guard entries.count == 1, entries[0].keyword == .conditional else { return nil }
    let branches = words(ofListAt: entries[0].payload)
    guard branches[2] == 0 else { return nil }
    let test = self.entries(of: branches[0])
    guard let properties = test.first(where: { $0.keyword == .properties }),
      let required = test.first(where: { $0.keyword == .required })
    else { return nil }
    let names = words(ofListAt: required.payload)
    let pairs = words(ofListAt: properties.payload)
    for index in stride(from: 0, to: pairs.count, by: 2) where names.contains(pairs[index]) {
      if let value = self.entries(of: pairs[index + 1]).first(where: { $0.keyword == .const }) {
        return (pairs[index], value.payload)
      }
    }
    return nil
  }
}
