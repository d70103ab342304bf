import SourceText
import YAMLTree

/// What the comments of a file can be about: its keys with their values, its items, and values on lines of their own.
struct CommentTargets {
  /// A key with its value, an item, or a value.
  private struct Target {
    let span: Span
    /// The key of an entry.
    var key: Node?
    /// The index of an item.
    var index: Int?
    /// Whether it is a key or item by indentation.
    var isBlock = false
    /// The target it lies in, or -1.
    let parent: Int

    var isValue: Bool { key == nil && index == nil }
  }

  /// In document order, so that starts never fall and the outer one of two with the same start comes first.
  private var targets: [Target] = []
  private let text: [UInt8]

  init(_ tree: Tree) {
    text = tree.file.text
    for root in tree.roots {
      if Self.standsApart(root) { targets.append(Target(span: root.fullSpan, parent: -1)) }
      add(childrenOf: root, parent: -1)
    }
  }

  /// What a comment covers, with its logical path; nil when nothing follows.
  func coverage(of comment: Comment) -> (span: Span, path: String)? {
    let onLine = comment.isAlone ? nil : begun(onLineOf: comment) ?? ended(onLineOf: comment)
    return onLine ?? following(comment)
  }

  /// The outermost target that begins after a comment.
  private func following(_ comment: Comment) -> (span: Span, path: String)? {
    let next = firstTarget(from: comment.span.end)
    return next < targets.count ? (targets[next].span, path(of: next)) : nil
  }

  /// The innermost block key or item that begins on the comment's line; where brackets hold several, all of them.
  private func begun(onLineOf comment: Comment) -> (span: Span, path: String)? {
    let first = firstTarget(from: lineStart(of: comment))
    guard first < targets.count, targets[first].span.start < comment.span.start else { return nil }
    var chosen = first
    var span = targets[first].span
    var next = first + 1
    while next < targets.count, targets[next].span.start < comment.span.start {
      if targets[next].isBlock {
        chosen = next
        span = targets[next].span
      } else {
        span = span.union(targets[next].span)
      }
      next += 1
    }
    return (span, path(of: chosen))
  }

  /// The innermost key or item that holds the last byte before the comment.
  private func ended(onLineOf comment: Comment) -> (span: Span, path: String)? {
    let start = lineStart(of: comment)
    let last = text[Int(start)..<Int(comment.span.start)].lastIndex { $0 != UInt8(ascii: " ") && $0 != 0x09 }
    guard let last = last.map({ Int32($0) }) else { return nil }
    var holder = firstTarget(from: last + 1) - 1
    while holder >= 0, targets[holder].isValue || targets[holder].span.end <= last { holder = targets[holder].parent }
    return holder >= 0 ? (targets[holder].span, path(of: holder)) : nil
  }

  private func firstTarget(from start: Int32) -> Int {
    var low = 0
    var high = targets.count
    while low < high {
      let middle = (low + high) / 2
      if targets[middle].span.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func lineStart(of comment: Comment) -> Int32 {
    var start = Int(comment.span.start)
    while start > 0, text[start - 1] != UInt8(ascii: "\n"), text[start - 1] != UInt8(ascii: "\r") { start -= 1 }
    return Int32(start)
  }

  private func path(of target: Int) -> String {
    var parts: [String] = []
    var next = target
    while next >= 0 {
      if let key = targets[next].key { parts.append(key.resolved.text) }
      if let index = targets[next].index { parts.append(String(index)) }
      next = targets[next].parent
    }
    return parts.reversed().joined(separator: "/")
  }

  // MARK: Collecting

  private mutating func add(childrenOf node: Node, parent: Int) {
    let isBlock = node.style == .block
    var end = node.span.start
    for (index, item) in node.items.enumerated() {
      let start = isBlock ? dash(from: end, before: item.fullSpan.start) : item.fullSpan.start
      let span = Span(start, max(start, item.fullSpan.end))
      targets.append(Target(span: span, index: index, isBlock: isBlock, parent: parent))
      add(childrenOf: item, parent: targets.count - 1)
      end = item.fullSpan.end
    }
    for (key, value) in node.entries {
      targets.append(
        Target(span: key.fullSpan.union(value.fullSpan), key: key, isBlock: isBlock, parent: parent))
      let entry = targets.count - 1
      if Self.standsApart(value) { targets.append(Target(span: value.fullSpan, parent: entry)) }
      add(childrenOf: value, parent: entry)
    }
  }

  /// Whether a value begins before its first child, so that a comment above it is about all of it.
  private static func standsApart(_ value: Node) -> Bool {
    !value.fullSpan.isEmpty && (value.style != .block || value.fullSpan.start < value.span.start)
  }

  /// The dash of an item after the item before it; comments may stand between them.
  private func dash(from start: Int32, before item: Int32) -> Int32 {
    var index = Int(start)
    while index < Int(item) {
      if text[index] == UInt8(ascii: "-") { return Int32(index) }
      if text[index] == UInt8(ascii: "#") {
        while index < Int(item), text[index] != UInt8(ascii: "\n"), text[index] != UInt8(ascii: "\r") { index += 1 }
      } else {
        index += 1
      }
    }
    return item
  }
}
