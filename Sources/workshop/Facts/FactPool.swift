import Facts

/// The nodes, lists and numbers of a fact table in the making; equal ones are kept once.
final class FactPool {
  /// An entry of a node.
  struct Entry: Hashable {
    let keyword: SchemaKeyword
    let payload: UInt32
  }

  let texts: FactTexts
  private(set) var nodes: [[Entry]?] = []
  private(set) var lists: [UInt32] = []
  private(set) var numbers: [Double] = []
  private(set) var patterns: [UInt32] = []
  private(set) var formats: [UInt32] = []
  private var knownNodes: [[Entry]: UInt32] = [:]
  private var knownLists: [[UInt32]: UInt32] = [:]
  private var knownNumbers: [UInt64: UInt32] = [:]
  private var knownPatterns: [String: UInt32] = [:]
  private var knownFormats: [String: UInt32] = [:]

  init(texts: FactTexts) {
    self.texts = texts
    // `SchemaNode.anything` and `.nothing`; the second is told by its number alone.
    nodes = [[], []]
    knownNodes[[]] = 0
  }

  /// The number of the node that says this.
  func node(_ entries: [Entry]) -> UInt32 {
    let entries = entries.sorted { $0.keyword.rawValue < $1.keyword.rawValue }
    if let known = knownNodes[entries] { return known }
    let number = UInt32(nodes.count)
    nodes.append(entries)
    knownNodes[entries] = number
    return number
  }

  /// The number of a node that will be said later, for a schema that contains itself.
  func reservedNode() -> UInt32 {
    nodes.append(nil)
    return UInt32(nodes.count - 1)
  }

  /// Says what a reserved node is.
  func fill(_ number: UInt32, as node: UInt32) { nodes[Int(number)] = nodes[Int(node)] }

  /// What a node says.
  func entries(of number: UInt32) -> [Entry] { nodes[Int(number)] ?? [] }

  /// The place of a list of words.
  func list(_ words: [UInt32]) -> UInt32 {
    if let known = knownLists[words] { return known }
    let place = UInt32(lists.count)
    lists.append(UInt32(words.count))
    lists += words
    knownLists[words] = place
    return place
  }

  /// The words of a list.
  func words(ofListAt place: UInt32) -> [UInt32] {
    let start = Int(place) + 1
    return Array(lists[start..<start + Int(lists[Int(place)])])
  }

  /// The place of a list of texts, in their order, each once.
  func textList(_ names: [String]) -> UInt32 { list(Set(names.map(texts.number)).sorted()) }

  /// The place of a list of items that begin with a text, in the order of the texts.
  func pairList(_ pairs: [(name: String, words: [UInt32])]) -> UInt32 {
    let items = pairs.map { [texts.number(of: $0.name)] + $0.words }
    return list(items.sorted { $0[0] < $1[0] }.flatMap { $0 })
  }

  func number(_ value: Double) -> UInt32 {
    intern(value.bitPattern, in: &knownNumbers) {
      numbers.append(value)
      return UInt32(numbers.count - 1)
    }
  }

  func pattern(_ text: String) -> UInt32 {
    intern(text, in: &knownPatterns) {
      patterns.append(texts.number(of: text))
      return UInt32(patterns.count - 1)
    }
  }

  func format(_ text: String) -> UInt32 {
    intern(text, in: &knownFormats) {
      formats.append(texts.number(of: text))
      return UInt32(formats.count - 1)
    }
  }

  private func intern<Key>(_ key: Key, in known: inout [Key: UInt32], make: () -> UInt32) -> UInt32 {
    if let number = known[key] { return number }
    let number = make()
    known[key] = number
    return number
  }
}
