import SourceText

/// Finds the keys and indices that lead from the root of a document to a place in it. Made in one pass over the tree;
/// each place then costs as much as it is deep.
public struct LogicalPaths: Sendable {
  private let tree: Tree
  /// For each node the collection it is in, or -1.
  private let parents: [Int32]
  /// For each node its number among its parent's children; a key and its value count as two.
  private let ordinals: [Int32]

  /// Prepares the paths of a tree.
  public init(of tree: Tree) {
    self.tree = tree
    var parents = [Int32](repeating: -1, count: tree.records.count)
    var ordinals = [Int32](repeating: 0, count: tree.records.count)
    for id in tree.records.indices where tree.records[id].kind == .sequence || tree.records[id].kind == .mapping {
      var child = Int32(id) + 1
      var ordinal: Int32 = 0
      while child < tree.records[id].next {
        parents[Int(child)] = Int32(id)
        ordinals[Int(child)] = ordinal
        ordinal += 1
        child = tree.records[Int(child)].next
      }
    }
    self.parents = parents
    self.ordinals = ordinals
  }

  /// The keys and indices (from 0) from the root down to the innermost key or value that holds `span`.
  public func path(at span: Span) -> [String] {
    var id = innermostNode(at: span)
    var path: [String] = []
    while id >= 0, parents[Int(id)] >= 0 {
      let parent = parents[Int(id)]
      let ordinal = ordinals[Int(id)]
      if tree.records[Int(parent)].kind == .sequence {
        path.append(String(ordinal))
      } else {
        path.append(key(of: id, ordinal, in: parent).resolved.text)
      }
      id = parent
    }
    return path.reversed()
  }

  /// The key of an entry whose value, all of the span, is a list or map that begins below it; nil for other spans.
  public func keyOfBlock(at span: Span) -> Span? {
    var id = innermostNode(at: span)
    // The first key of a map begins where the map does.
    while id >= 0, !isBlock(id, at: span) { id = parents[Int(id)] }
    guard id >= 0, parents[Int(id)] >= 0, tree.records[Int(parents[Int(id)])].kind == .mapping,
      ordinals[Int(id)] % 2 == 1
    else { return nil }
    let key = self.key(of: id, ordinals[Int(id)], in: parents[Int(id)]).span
    return tree.file.text[Int(key.end)..<Int(span.start)].contains(UInt8(ascii: "\n")) ? key : nil
  }

  /// Whether a node is a list or map that takes all of a span, with or without its tag.
  private func isBlock(_ id: Int32, at span: Span) -> Bool {
    let node = Node(tree, id)
    return (node.kind == .mapping || node.kind == .sequence) && (node.fullSpan == span || node.span == span)
  }

  /// The last node in document order that holds a span: nodes that start later or hold less are tried first.
  private func innermostNode(at span: Span) -> Int32 {
    var low = 0
    var high = tree.records.count
    while low < high {
      let middle = (low + high) / 2
      if tree.records[middle].fullStart <= span.start { low = middle + 1 } else { high = middle }
    }
    var id = Int32(low) - 1
    while id >= 0 {
      let node = Node(tree, id)
      if node.fullSpan.contains(span) { return id }
      // The span may reach from a key into its value.
      let parent = parents[Int(id)]
      if parent >= 0, tree.records[Int(parent)].kind == .mapping, ordinals[Int(id)] % 2 == 0 {
        let value = Node(tree, tree.records[Int(id)].next)
        if node.fullSpan.union(value.fullSpan).contains(span) { return id }
      }
      id = parent
    }
    return id
  }

  /// The key of an entry, by its key or its value.
  private func key(of id: Int32, _ ordinal: Int32, in parent: Int32) -> Node {
    if ordinal % 2 == 0 { return Node(tree, id) }
    // The key is the node whose subtree ends where the value begins; it is nearly always the record before.
    var key = id - 1
    while parents[Int(key)] != parent { key = parents[Int(key)] }
    return Node(tree, key)
  }
}
