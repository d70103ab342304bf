extension GraphDocument {
  /// The graph in the language of Graphviz.
  func dot() -> String {
    var text = "digraph stackproof {\n  rankdir=LR;\n  node [shape=box];\n"
    for (number, node) in nodes.enumerated() {
      let style = node.isDashed ? ", style=dashed" : ""
      text += "  n\(number) [label=\"\(Self.dotText(node.label))\"\(style)];\n"
    }
    for (from, to, edge) in drawnEdges {
      var attributes: [String] = []
      if !edge.label.isEmpty { attributes.append("label=\"\(Self.dotText(edge.label))\"") }
      if edge.isDashed { attributes.append("style=dashed") }
      text += "  n\(from) -> n\(to)\(attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]");\n"
    }
    return text + "}\n"
  }

  /// The text as it may stand between quotes in a label.
  private static func dotText(_ text: String) -> String {
    var escaped = ""
    for scalar in text.harmless.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      // Graphviz reads HTML entities in labels.
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
