import SourceText

extension Tree {
  /// The keys and indices (from 0) from the root down to the innermost key or value that holds `span`.
  public func logicalPath(at span: Span) -> [String] {
    var path: [String] = []
    var next = roots.first { $0.fullSpan.contains(span) }
    while let node = next {
      next = nil
      if let (index, item) = node.items.enumerated().first(where: { $0.element.fullSpan.contains(span) }) {
        path.append(String(index))
        next = item
      } else if let entry = node.entries.first(where: {
        $0.key.fullSpan.union($0.value.fullSpan).contains(span)
      }) {
        path.append(entry.key.resolved.text)
        next = entry.value.fullSpan.contains(span) ? entry.value : nil
      }
    }
    return path
  }
}
