import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An output asked of a nested stack whose template has no such output.
  static let nestedStackOutputExists = Rule.workspace("nested-stack-output-exists") { context in
    for stack in context.workspace.stacks where !stack.children.isEmpty {
      for reference in stack.template.references {
        guard case .attribute(let name, let attribute?) = reference.target, attribute.hasPrefix("Outputs."),
          let position = stack.template.resources.position(of: name), let childID = stack.children[Int32(position)]
        else { continue }
        let child = context.workspace[childID].template
        let output = String(attribute.dropFirst("Outputs.".count))
        if child.outputs.contains(output) || child.hasGeneratedNames || child.outputs.hasGenerators { continue }
        var notes: [Note] = []
        if let key = child.outputs.key { notes.append(context.note("its outputs", at: key.span, in: childID)) }
        context.report(
          .noSuchOutput(output, name, child.file.path, Suggestion.sentence(for: output, among: child.outputs.names)),
          at: context.place(reference.span, in: stack.id), notes: notes)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noSuchOutput(_ output: String, _ stack: String, _ child: String, _ hint: String?) -> Self {
    """
    Nested stack `\(stack)` has no output `\(output)`: \(wording: child) declares none of that name, so the \
    deployment fails.\(wording: hint.map { " " + $0 } ?? "")
    """
  }
}
