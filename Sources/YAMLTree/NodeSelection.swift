import SourceText

/// Some scalars of a tree, to be asked quickly whether any of them stands in a value: whoever looks for something rare
/// need not go where there is none.
public struct NodeSelection: Sendable {
  /// In document order; aliases that can be followed are among them, since what they stand for may hold any.
  private var ids: [Int32] = []

  /// Selects nothing.
  public init() {}

  /// Selects the scalars of a tree, keys included, that are wanted.
  public init(of tree: Tree, where isWanted: (Node) -> Bool) {
    for id in 0..<Int32(tree.records.count) {
      let record = tree.records[Int(id)]
      let isSelected =
        switch record.kind {
        case .scalar: isWanted(Node(tree, id))
        case .alias: record.extra >= 0
        case .sequence, .mapping: false
        }
      if isSelected { ids.append(id) }
    }
  }

  /// Whether nothing is selected.
  public var isEmpty: Bool { ids.isEmpty }

  /// Whether a value is selected or may hold one that is.
  public func meets(_ node: Node) -> Bool {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < node.id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] < max(node.record.next, node.id + 1)
  }
}
