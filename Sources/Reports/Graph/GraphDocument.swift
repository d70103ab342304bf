/// A directed graph ready to be written: of stacks, of a network, of resources.
package struct GraphDocument: Sendable {
  /// A thing in the graph.
  package struct Node: Sendable {
    /// What tells the node from others.
    package let id: String
    /// What it is, such as `stack`.
    package let kind: String
    /// What people call it, for drawings.
    package let label: String
    /// The name of the stack it is or stands in; nil when that is not known.
    package let stack: String?
    /// The resource type; nil for what is no resource.
    package let type: String?
    /// The path of the file it is declared in; nil for what is declared nowhere.
    package let path: String?
    /// The line it is declared on, from 1; nil for whole files and what is declared nowhere.
    package let line: Int?
    /// Whether drawings show it with a broken border: it is not part of what was checked.
    package let isDashed: Bool

    /// Makes a node.
    package init(
      id: String, kind: String, label: String, stack: String?, type: String? = nil, path: String?, line: Int? = nil,
      isDashed: Bool = false
    ) {
      self.id = id
      self.kind = kind
      self.label = label
      self.stack = stack
      self.type = type
      self.path = path
      self.line = line
      self.isDashed = isDashed
    }
  }

  /// What ties one thing to another.
  package struct Edge: Sendable {
    /// The `id` of the node it goes from.
    package let from: String
    /// The `id` of the node it goes to.
    package let to: String
    /// What ties them, such as `import`.
    package let kind: String
    /// What is written along it in drawings; empty for nothing.
    package let label: String
    /// The path of the file that says so.
    package let path: String?
    /// The line that says so, from 1.
    package let line: Int?
    /// Whether drawings show it as a broken line: it is not a plain use.
    package let isDashed: Bool

    /// Makes an edge.
    package init(
      from: String, to: String, kind: String, label: String, path: String?, line: Int?, isDashed: Bool = false
    ) {
      self.from = from
      self.to = to
      self.kind = kind
      self.label = label
      self.path = path
      self.line = line
      self.isDashed = isDashed
    }
  }

  /// The nodes, in the order they are written.
  package let nodes: [Node]
  /// The edges, in the order they are written; those whose ends are no nodes are left out of drawings.
  package let edges: [Edge]

  /// Makes a graph.
  package init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}

/// A form a graph can be written in; the raw values are the names on the command line.
package enum GraphFormat: String, CaseIterable, Sendable {
  /// Mermaid's flowchart, which GitHub draws in Markdown.
  case mermaid
  /// Graphviz.
  case dot
  /// The documented JSON document.
  case json
}

extension GraphDocument {
  /// The graph in a format, as UTF-8 with a line break at its end.
  package func written(as format: GraphFormat) -> [UInt8] {
    switch format {
    case .mermaid: Array(mermaid().utf8)
    case .dot: Array(dot().utf8)
    case .json: json()
    }
  }

  /// For drawings: the edges with the positions of their ends in `nodes`.
  var drawnEdges: [(from: Int, to: Int, edge: Edge)] {
    let positions = Dictionary(nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return edges.compactMap { edge in
      guard let from = positions[edge.from], let to = positions[edge.to] else { return nil }
      return (from, to, edge)
    }
  }
}
