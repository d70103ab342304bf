import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension ImportLinks {
  /// The name a site imports, as its template says it.
  func importedName(_ site: Int) -> String { patterns[site].first?.description ?? "" }
}

extension RuleContext {
  /// How a message names a stack: by the path of its template, and its name where that is known and tells nothing of
  /// which of several deployments it is, so that a message about one of these is the same for all.
  func title(of id: StackID) -> String {
    let stack = workspace[id]
    let path = stack.template.file.path
    guard let name = stack.deployment?.stackName, !stack.hasSiblings else { return path }
    return "stack `\(name)` (\(path))"
  }

  /// An output of the workspace.
  func output(_ id: OutputID) -> Output { workspace[id.stack].template.outputs.elements[Int(id.position)] }

  /// The name an output is exported by, as its template says it.
  func exportName(of id: OutputID) -> String {
    guard let name = output(id).exportName else { return "" }
    if let text = name.text { return text }
    let site = workspace.links.exports.first { $0.output == id }
    return site?.patterns.first?.description ?? output(id).name
  }

  /// A note at the name an output is exported by.
  func exportNote(_ message: String, _ id: OutputID) -> Note {
    let output = output(id)
    return note(message, at: output.exportName?.span ?? output.key.span, in: id.stack)
  }
}
