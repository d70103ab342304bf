import SourceText
import Testing
import YAMLTree

/// Whatever a text holds, reading it ends, and every place that the tree tells of is a place in the file.
@Suite struct MutationTests {
  static let seeds = [
    "A: &x {b: [1, 'c', \"d\\u00e9\"], e: *x}\nF: !Sub |\n  é ${A}\n   g\n# c\nH:\n- !Ref i\n- j:\n    k: >-\n      l\n  m: n\n",
    "---\r\na: 'b\r\n  c'\r\nd: [!GetAZs , {e: f}]\r\n...\r\n--- 😀\r\n",
    "{\"a\": [1, -2.5e3, true, null, \"x\\ud83d\\ude00\\n${y}\"], \"é\": {\"b\": {}}}\n",
  ]

  static let inserts =
    [
      "\n", "\t", " ", ":", ": ", "- ", "#", " #", "'", "\"", "\\", "[", "]", "{", "}", ",", "!", "!T ", "&x ", "*x",
      "|",
      ">", "%", "@", "?", "? ", "\r", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "😀", "\0", "\u{1}", "---\n", "a: b\n",
      "  ",
      "\\u00", "1e", "//",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  @Test(arguments: [1, 2] as [UInt64])
  func mutations(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for round in 0..<5_000 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.removeSubrange(place..<min(place + 1 + random.below(4), bytes.count))
        case 1: bytes.insert(contentsOf: bytes[..<place].suffix(random.below(12)), at: place / 2)
        default: bytes.insert(contentsOf: Self.inserts[random.below(Self.inserts.count)], at: place)
        }
      }
      let tree = read(bytes, round % 2 == 0 ? "a.yaml" : "a.json")
      if let fault = fault(in: tree) {
        Issue.record("\(fault) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
  }

  /// What is wrong with the places that a tree tells of, if anything.
  func fault(in tree: Tree) -> String? {
    let whole = Span(0, tree.file.text.count)
    func isPlace(_ span: Span) -> Bool {
      whole.contains(span) && span.start <= span.end
        && [span.start, span.end].allSatisfy {
          $0 == whole.end || tree.file.text[Int($0)] & 0xC0 != 0x80
        }
    }
    for problem in tree.problems where !isPlace(problem.span) || !isPlace(problem.related ?? problem.span) {
      return "problem \(problem)"
    }
    for comment in tree.comments where !isPlace(comment.span) { return "comment \(comment)" }
    var last = Span.fileStart
    for comment in tree.comments {
      if comment.span.start < last.end { return "comments overlap" }
      last = comment.span
    }
    func check(_ node: Node, inside outer: Span) -> String? {
      guard isPlace(node.span), isPlace(node.fullSpan), node.fullSpan.contains(node.span) else {
        return "node \(node.span)"
      }
      guard outer.contains(node.fullSpan) else { return "node \(node.fullSpan) outside \(outer)" }
      let count = node.withUTF8 { $0.count }
      for place in 0..<count where !node.span.contains(node.span(ofText: place..<place + 1)) {
        return "text \(place) of node \(node.span)"
      }
      let children = Array(node.items) + node.entries.flatMap { [$0.key, $0.value] }
      guard children.count == node.items.count + node.entries.count * 2 else { return "children of \(node.span)" }
      for child in children {
        if let fault = check(child, inside: node.span) { return fault }
      }
      for (child, next) in zip(children, children.dropFirst()) where child.fullSpan.end > next.fullSpan.start {
        return "children \(child.fullSpan) and \(next.fullSpan) overlap"
      }
      return node.resolved.kind == .alias && node.resolved != node ? "alias \(node.span)" : nil
    }
    return tree.roots.lazy.compactMap { check($0, inside: whole) }.first
  }
}

/// A small pseudo-random generator with a fixed sequence for each seed.
struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(bound, 1)))
  }
}
