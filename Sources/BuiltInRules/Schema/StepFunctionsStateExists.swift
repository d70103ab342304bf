import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A step of a state machine that leads to a state it does not have.
  static let stepFunctionsStateExists = Rule.resource(
    "stepfunctions-state-exists", of: "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"
  ) { machine, context in
    for definition in StateMachineDefinition.all(of: machine, context.resolver) {
      let value = definition.alternative
      var suggestions = NameSuggestions(StateTargets.names(in: definition.root))
      for target in StateTargets.missing(in: definition.root) {
        let extent = context.resolver.extent(of: value.scenario, within: context.resolver.existence(of: machine))
        guard let extent else { continue }
        context.report(
          .isMissing(machine.logicalID, target.key, target.name, suggestions.sentence(for: target.name)),
          at: context.place(definition.span(target.span), in: value.stack), flow: context.flow(of: value),
          when: value.scenario, extent: extent)
      }
    }
  }
}

/// The names of states that a definition leads to (Amazon States Language).
private enum StateTargets {
  struct Missing {
    let key: String
    let name: String
    let span: Span
  }

  /// The states of the outermost part of a definition.
  static func names(in definition: Value) -> [String] { definition["States"]?.entries.map(\.key.text) ?? [] }

  /// The targets that are no states of their part of a definition; parts with computed states are left aside.
  static func missing(in definition: Value) -> [Missing] {
    guard let states = definition["States"], !states.isCall, states.node.kind == .mapping else { return [] }
    let entries = states.entries
    let names = Set(entries.map(\.key.text))
    guard !names.contains(where: { $0.hasPrefix("Fn::") }) else { return [] }
    var missing: [Missing] = []
    func follow(_ key: String, of value: Value?) {
      guard let target = value?[key], let name = target.text, !names.contains(name), !name.contains("${") else {
        return
      }
      missing.append(Missing(key: key, name: name, span: target.span))
    }
    follow("StartAt", of: definition)
    for (_, state) in entries {
      follow("Next", of: state)
      follow("Default", of: state)
      for part in (state["Choices"]?.items ?? []) + (state["Catch"]?.items ?? []) { follow("Next", of: part) }
      let inner = (state["Branches"]?.items ?? []) + [state["Iterator"], state["ItemProcessor"]].compactMap { $0 }
      for part in inner { missing += self.missing(in: part) }
    }
    return missing
  }
}

extension Finding.Message {
  fileprivate static func isMissing(_ machine: LogicalID, _ key: String, _ name: String, _ suggestion: String) -> Self {
    """
    `\(key)` in state machine `\(machine)` leads to state `\(name)`, which is not there beside it; Step Functions \
    refuses the definition.\(wording: suggestion)
    """
  }
}
