import SourceText
import YAMLTree

/// Reads a text as a file with this name.
func read(_ text: String, _ path: String = "template.yaml") -> Tree { read(Array(text.utf8), path) }

/// Reads the bytes of a file with this name.
func read(_ bytes: [UInt8], _ path: String = "template.yaml") -> Tree {
  Tree(reading: SourceFile(id: FileID(0), path: path, bytes: bytes))
}

extension Node {
  /// The node at a path of keys and indices.
  func at(_ path: [String]) -> Node? {
    path.reduce(self) { node, step in
      if let index = Int(step), node?.kind == .sequence { return node.flatMap { Array($0.items)[index] } }
      return node?.entry(step)?.value
    }
  }

  /// The bytes of the file that a span of the node's tree holds.
  func source(_ span: Span) -> String { tree.file.text(of: span) }

  /// The value in one line, in the manner of flow YAML; quotes stand for any style but plain.
  var outline: String {
    let tag = tag.map { "\($0) " } ?? ""
    return switch kind {
    case .scalar: tag + (style == .plain ? text : "'\(text)'")
    case .sequence: tag + "[" + items.map(\.outline).joined(separator: ", ") + "]"
    case .mapping:
      tag + "{" + entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
    case .alias: "*" + (resolved == self ? "?" : resolved.outline)
    }
  }
}

extension Tree {
  /// All documents in one line.
  var outline: String { roots.map(\.outline).joined(separator: " --- ") }

  /// Each problem as its kind and what stands at its span, and at the related span.
  var problemLines: [String] {
    problems.map { problem in
      let related = problem.related.map { " < \(file.text(of: $0))" } ?? ""
      return "\(problem.kind.name) @ \(file.text(of: problem.span))\(related)"
    }
  }
}

extension SyntaxProblem.Kind {
  /// The kind without libyaml's words.
  var name: String {
    switch self {
    case .invalidYAML: "invalidYAML"
    case .invalidJSON(let fault): "\(fault)"
    default: "\(self)"
    }
  }
}
