import CloudFormation
import SourceText
import YAMLTree

/// Finds out which of some names are mentioned in the texts of a workspace's templates, in one pass and without
/// keeping the texts: by hashes of the words texts are made of, so that a name is at worst taken for mentioned.
package struct MentionedNames {
  private var owners: [UInt64: [Node]] = [:]
  private var mentioned: Set<UInt64> = []
  /// A bit for each word looked for: most words of a text have none of them and need no further look.
  private var bits: UInt64 = 0

  /// Adds a name; what stands below `owner` mentions only itself.
  package mutating func add(_ name: String, of owner: Node) {
    for word in Self.words(of: name) {
      owners[word, default: []].append(owner)
      bits |= Self.bit(of: word)
    }
  }

  /// Looks for the names in everything but the keys and `DependsOn` attributes of the templates.
  package mutating func look(in templates: [Template]) {
    for template in templates { visit(template.root.node) }
  }

  /// Makes a search for no names yet.
  package init() {}

  /// Whether a part of a name, as `add` was given it, is mentioned outside its owner.
  package func isMentioned(_ name: String) -> Bool { Self.words(of: name).contains(where: mentioned.contains) }

  private mutating func visit(_ node: Node) {
    switch node.kind {
    case .alias: break
    case .scalar: node.withUTF8 { text in Self.forEachWord(in: text) { note($0, in: node) } }
    case .sequence: for item in node.items { visit(item) }
    case .mapping:
      for (key, value) in node.entries where !key.isText("DependsOn") { visit(value) }
    }
  }

  private mutating func note(_ word: UInt64, in node: Node) {
    guard bits & Self.bit(of: word) != 0, let holders = owners[word] else { return }
    if holders.contains(where: { $0.tree !== node.tree || !$0.span.contains(node.span) }) { mentioned.insert(word) }
  }

  private static func bit(of word: UInt64) -> UInt64 { 1 << (word & 63) }

  private static func words(of name: String) -> [UInt64] {
    var name = name
    var words: [UInt64] = []
    name.withUTF8 { text in forEachWord(in: text) { words.append($0) } }
    return words
  }

  /// Words shorter than this are too common to say anything.
  private static let shortest = 4

  /// Goes through the hashes (FNV-1a) of the runs of letters, digits, `-` and `_` in a text, without `-` and `_` at
  /// their ends.
  private static func forEachWord(in text: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
    let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    // Up to the byte before, and up to the last letter or digit before.
    var (hash, length) = (seed, 0)
    var (word, wordLength) = (seed, 0)
    for byte in text {
      let isInner = isLetterOrDigit(byte)
      if isInner || length > 0 && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        length += 1
        if isInner { (word, wordLength) = (hash, length) }
      } else {
        if wordLength >= shortest { body(word) }
        (hash, length, wordLength) = (seed, 0, 0)
      }
    }
    if wordLength >= shortest { body(word) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
