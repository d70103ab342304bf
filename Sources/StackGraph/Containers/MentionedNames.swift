import CloudFormation
import SourceText
import YAMLTree

/// Finds out which of some names are mentioned in the texts of a workspace's templates, in one pass and without
/// keeping the texts: by hashes of the words texts are made of, so that a name is at worst taken for mentioned.
package struct MentionedNames {
  private var owners: [UInt64: [Node]] = [:]
  private var mentioned: Set<UInt64> = []

  /// Adds a name; what stands below `owner` mentions only itself.
  package mutating func add(_ name: String, of owner: Node) {
    for word in Self.words(of: Array(name.utf8)) { owners[word, default: []].append(owner) }
  }

  /// Looks for the names in everything but the keys and `DependsOn` attributes of the templates.
  package mutating func look(in templates: [Template]) {
    for template in templates { visit(template.root.node) }
  }

  /// Makes a search for no names yet.
  package init() {}

  /// Whether a part of a name, as `add` was given it, is mentioned outside its owner.
  package func isMentioned(_ name: String) -> Bool {
    Self.words(of: Array(name.utf8)).contains(where: mentioned.contains)
  }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .alias: break
    case .scalar:
      for word in node.withUTF8({ Self.words(of: $0) }) {
        guard let holders = owners[word] else { continue }
        if holders.contains(where: { $0.tree !== node.tree || !$0.span.contains(node.span) }) { mentioned.insert(word) }
      }
    case .sequence: for item in node.items { visit(item) }
    case .mapping:
      for (key, value) in node.entries where !key.isText("DependsOn") { visit(value) }
    }
  }

  /// Words shorter than this are too common to say anything.
  private static let shortest = 4

  /// The hashes (FNV-1a) of the runs of letters, digits, `-` and `_` in a text, without `-` and `_` at their ends.
  private static func words(of bytes: some RandomAccessCollection<UInt8>) -> [UInt64] {
    var hashes: [UInt64] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isLetterOrDigit(bytes[index]) else {
        index = bytes.index(after: index)
        continue
      }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var pending: [UInt8] = []
      var length = 0
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
          pending.append(byte)
        } else if isLetterOrDigit(byte) {
          for byte in pending + [byte] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
          length += pending.count + 1
          pending.removeAll()
        } else {
          break
        }
        index = bytes.index(after: index)
      }
      if length >= shortest { hashes.append(hash) }
    }
    return hashes
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
