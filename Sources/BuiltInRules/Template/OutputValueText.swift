import CloudFormation
import Facts
import Findings
import RuleEngine
import SchemaWalk
import StackGraph

extension Rule {
  /// The value of an output that a function makes a list or map, though outputs give texts.
  static let outputValueText = Rule.workspace("output-value-text") { context in
    for stack in context.workspace.stacks where stack.template.isWhole && !stack.template.isRewritten {
      for output in stack.template.outputs {
        // What is written as a list has a finding of its own.
        guard let value = output.value, value.isCall else { continue }
        let alternatives = context.resolver.alternatives(of: StackValue(value, in: stack.id))
        let violation = context.resolver.violation(among: alternatives) { context.resolver.isText($0.content).map(!) }
        guard let violation else { continue }
        context.report(violation, .isNoText(output.name), at: context.place(value.span, in: stack.id))
      }
    }
  }
}

extension Resolver {
  /// Whether a value is a text, as far as it is known.
  fileprivate func isText(_ content: Content) -> Bool? {
    switch content {
    case .text, .pieces: return true
    case .list, .map: return false
    case .absent, .unknown: return nil
    case .origin(let origin):
      let types = types(of: origin)
      if types.isSubset(of: [.array, .object]) { return false }
      return types.isDisjoint(with: [.array, .object]) ? true : nil
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoText(_ output: String) -> Self {
    """
    The value of output `\(output)` is a list or map, but outputs give texts, so the deployment fails. Join the items \
    with `!Join`, or give one with `!Select`.
    """
  }
}
