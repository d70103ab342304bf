import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// Exports that no stack of a system imports, said once for each template.
  static let exportUnused = Rule.workspace("export-unused") { context in
    let links = context.workspace.links
    // Where imports lead outside, exports may be meant for the outside as well; without any import all are.
    let isSystem = links.resolutions.allSatisfy { !$0.outputs.isEmpty } && !links.resolutions.isEmpty
    guard isSystem else { return }
    // What is imported from one stack of a template has its use.
    let used = Set(links.resolutions.flatMap(\.outputs).map { context.declaration(of: $0) })
    var unused: [StackID: [OutputID]] = [:]
    for export in links.exports where !used.contains(context.declaration(of: export.output)) {
      unused[export.output.stack, default: []].append(export.output)
    }
    for (stack, outputs) in unused.sorted(by: { $0.key < $1.key }) where context.workspace[stack].parent == nil {
      let names = outputs.map { context.exportName(of: $0) }
      let first = context.output(outputs[0])
      context.report(
        .unused(names), at: context.place(first.exportName?.span ?? first.key.span, in: stack),
        notes: outputs.dropFirst().map { context.exportNote("imported by nobody either", $0) },
        inEveryScenario: true)
    }
  }
}

/// An output as its template declares it.
private struct OutputDeclaration: Hashable {
  let file: FileID
  let position: Int32
}

extension RuleContext {
  fileprivate func declaration(of output: OutputID) -> OutputDeclaration {
    OutputDeclaration(file: workspace[output.stack].template.file.id, position: output.position)
  }
}

extension Finding.Message {
  fileprivate static func unused(_ names: [String]) -> Self {
    let shown = names.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    let more = names.count > 3 ? " (+\(names.count - 3) more)" : ""
    return """
      \(wording: names.count == 1 ? "The export" : "The exports") \(shown + more) \
      \(wording: names.count == 1 ? "is" : "are") imported by no stack here. An export nobody imports can go; one \
      that another system imports is worth a comment.
      """
  }
}
