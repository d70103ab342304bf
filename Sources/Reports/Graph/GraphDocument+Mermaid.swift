extension GraphDocument {
  /// The graph as a Mermaid flowchart.
  func mermaid() -> String {
    var text = "flowchart LR\n"
    for (number, node) in nodes.enumerated() {
      text += "  n\(number)[\"\(Self.mermaidText(node.label))\"]\(node.isDashed ? ":::outside" : "")\n"
    }
    for (from, to, edge) in drawnEdges {
      let arrow = edge.isDashed ? "-.->" : "-->"
      let label = edge.label.isEmpty ? "" : "|\"\(Self.mermaidText(edge.label))\"|"
      text += "  n\(from) \(arrow)\(label) n\(to)\n"
    }
    if nodes.contains(where: \.isDashed) { text += "  classDef outside stroke-dasharray: 4 4\n" }
    return text
  }

  /// The text as it may stand between quotes in Mermaid: with entities for what Mermaid, Markdown or HTML would read.
  private static func mermaidText(_ text: String) -> String {
    var escaped = ""
    for scalar in text.harmless.unicodeScalars {
      switch scalar {
      case "\"": escaped += "#quot;"
      case "#", "&", "<", ">", "`", "\\", "*", "_", "~", "[", "]", "{", "}", "|", "$": escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
