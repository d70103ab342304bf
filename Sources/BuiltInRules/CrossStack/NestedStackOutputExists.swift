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
        if let found = child.outputs[output] {
          guard let condition = found.condition, !stack.template.isRewritten,
            let scope = context.resolver.scope(of: reference.owner, in: reference.branches, of: stack)
          else { continue }
          let space = context.resolver.space
          let exists = context.resolver.truth(ofAttribute: condition, in: childID)
          let absent = space.and(scope, space.not(exists))
          guard let extent = context.resolver.extent(of: absent, within: scope) else { continue }
          context.report(
            .isAbsentThen(output, name, condition.text), at: context.place(reference.span, in: stack.id),
            notes: [context.note("exists only when its condition holds", at: condition.span, in: childID)],
            when: absent, extent: scope.isAlways ? extent : .sometimes)
          continue
        }
        if child.hasGeneratedNames || child.outputs.hasGenerators { continue }
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
  fileprivate static func isAbsentThen(_ output: String, _ stack: String, _ condition: String?) -> Self {
    let then = condition.map { "condition `\($0)`" } ?? "its condition"
    return """
      Output `\(output)` of nested stack `\(stack)` is read also when \(wording: then) of that stack does not hold, and \
      then there is no such output and the deployment fails. Put the reference into `Fn::If` with the same condition, \
      or give the output no condition.
      """
  }

  fileprivate static func noSuchOutput(_ output: String, _ stack: String, _ child: String, _ hint: String?) -> Self {
    """
    Nested stack `\(stack)` has no output `\(output)`: \(wording: child) declares none of that name, so the \
    deployment fails.\(wording: hint.map { " " + $0 } ?? "")
    """
  }
}
