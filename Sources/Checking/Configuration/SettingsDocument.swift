import BuiltInRules
import Findings
import Reports
import SourceText
import YAMLTree

/// A YAML or JSON file that tells a run something, and what is wrong with it so far.
struct SettingsDocument {
  /// The file.
  let file: SourceFile
  /// The value of the whole file.
  let root: Node
  /// What is wrong, in no particular order.
  private(set) var problems: [InputProblem] = []
  private let lines: LineTable

  /// Reads a file; what breaks the grammar or is written twice is a problem.
  init(reading file: SourceFile) {
    self.file = file
    lines = LineTable(file)
    let tree = Tree(reading: file)
    root = tree.roots[0].resolved
    for problem in tree.problems {
      let text = file.text(of: problem.span)
      if case .duplicateKey(let name) = problem.kind {
        let notes = problem.related.map { [InputProblem.Mark("first here", in: file, at: $0)] } ?? []
        problems.append(
          InputProblem("The key `\(name)` stands twice. Remove one of them.", in: file, at: problem.span, notes: notes))
      } else if let message = problem.kind.message(at: text, startsLine: file.startsLine(at: problem.span)) {
        problems.append(InputProblem(message.text, in: file, at: problem.span))
      }
    }
    if tree.roots.count > 1 { report("The file holds a second document. Keep one.", at: tree.roots[1]) }
  }

  /// Adds a problem at a value or key.
  mutating func report(_ message: String, at node: Node, notes: [InputProblem.Mark] = []) {
    problems.append(InputProblem(message, in: file, at: node.fullSpan, notes: notes))
  }

  /// The line a value or key starts on, from 1.
  func line(of node: Node) -> Int { lines.line(of: node.span.start) }

  /// The text of a scalar; nil for null, for collections and for what has a tag of CloudFormation.
  func text(of node: Node) -> String? {
    guard node.kind == .scalar, !node.isNull, node.tag.map({ $0.name.hasPrefix("tag:yaml.org,2002:") }) ?? true else {
      return nil
    }
    return node.text
  }

  /// The value of a parameter: a scalar's text, or that of a list's items joined by commas; nil, with a problem, when
  /// it is something else.
  mutating func parameterValue(of node: Node, named name: String) -> String? {
    if let text = text(of: node) { return text }
    if node.kind == .sequence {
      let items = node.items.map { text(of: $0.resolved) }
      if !items.contains(nil) { return items.compactMap(\.self).joined(separator: ",") }
    }
    report(
      node.isNull
        ? "The parameter `\(name)` is given no value. Write one; \"\" is the empty text."
        : "The value of the parameter `\(name)` must be a text or a list of texts.", at: node)
    return nil
  }
}
