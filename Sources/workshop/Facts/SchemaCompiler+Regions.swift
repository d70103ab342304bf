import Facts
import YAMLTree

extension SchemaCompiler {
  /// The node of a schema that is written for each region.
  ///
  /// A region's schema is an `enum`, or rules that give a property an `enum`; the values of all regions are joined, each
  /// with the regions it holds in.
  mutating func node(byRegion schema: Node, regions: [String]) throws -> UInt32 {
    var plain: [String: UInt64] = [:]
    var ruled: [Key: [String: UInt64]] = [:]
    for (key, value) in schema.entries {
      let bits: UInt64
      if key.isText("all") {
        bits = .max
      } else if let bit = regions.firstIndex(of: key.text) {
        bits = 1 << UInt64(bit)
      } else {
        continue
      }
      for item in texts(value["enum"]) { plain[item, default: 0] |= bits }
      for rule in value["allOf"].items {
        guard let condition = rule["if"], let properties = rule["then"]?["properties"] else {
          throw FactError("a rule by region has another form")
        }
        let conditionNode = try node(condition)
        for (name, property) in properties.entries {
          for item in texts(property["enum"]) {
            ruled[Key(condition: conditionNode, property: name.text), default: [:]][item, default: 0] |= bits
          }
        }
      }
    }
    if !plain.isEmpty { return values(plain) }
    let rules = ruled.sorted { $0.key < $1.key }.map { key, offered in
      let then = pool.node([
        .init(keyword: .properties, payload: pool.pairList([(key.property, [values(offered)])]))
      ])
      return pool.node([.init(keyword: .conditional, payload: pool.list([key.condition, then, 0]))])
    }
    return pool.node(pool.entries(ofAll: rules))
  }

  private func texts(_ list: Node?) -> [String] { list.items.map(\.text) }

  private struct Key: Hashable, Comparable {
    let condition: UInt32
    let property: String
    static func < (a: Key, b: Key) -> Bool { (a.condition, a.property) < (b.condition, b.property) }
  }

  private func values(_ regions: [String: UInt64]) -> UInt32 {
    let pairs = regions.map { (name: $0.key, words: [UInt32(truncatingIfNeeded: $0.value), UInt32($0.value >> 32)]) }
    return pool.node([.init(keyword: .regionalEnum, payload: pool.pairList(pairs))])
  }
}
