extension GraphDocument {
  /// The graph as the documented JSON document.
  func json() -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.array("nodes") { json in
        for node in nodes {
          json.object(inline: true) { json in
            json.field("id", node.id)
            json.field("kind", node.kind)
            json.field("stack", node.stack)
            json.field("type", node.type)
            Self.place(node.path, node.line, &json)
          }
        }
      }
      json.array("edges") { json in
        for edge in edges {
          json.object(inline: true) { json in
            json.field("from", edge.from)
            json.field("to", edge.to)
            json.field("kind", edge.kind)
            json.field("label", edge.label.isEmpty ? nil : edge.label)
            Self.place(edge.path, edge.line, &json)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func place(_ path: String?, _ line: Int?, _ json: inout JSONWriter) {
    json.field("path", path)
    json.key("line")
    if let line { json.int(line) } else { json.null() }
  }
}
