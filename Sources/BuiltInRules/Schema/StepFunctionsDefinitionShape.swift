import CloudFormation
import Findings
import RuleEngine
import StackGraph
import YAMLTree

extension Rule {
  /// A definition of a state machine that is no Amazon States Language.
  static let stepFunctionsDefinitionShape = Rule.resource(
    "stepfunctions-definition-shape", of: "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"
  ) { machine, context in
    for text in context.resolver.property(StateMachineDefinition.textProperty, of: machine) {
      guard case .faulty(let fault, let span)? = context.resolver.json(of: text),
        let extent = context.resolver.extent(of: text.scenario, within: context.resolver.existence(of: machine))
      else { continue }
      context.report(
        .isNoJSON(machine.logicalID, fault), at: context.place(span, in: text.stack), flow: context.flow(of: text),
        when: text.scenario, extent: extent)
    }
    let substitutions = StateMachineDefinition.substitutions(of: machine, context.resolver)
    for definition in StateMachineDefinition.all(of: machine, context.resolver) {
      let value = definition.alternative
      var shape = StateMachineShape(substitutions: substitutions)
      shape.check(definition.root, at: context.resolver.key(definition.property, of: machine))
      guard !shape.mistakes.isEmpty,
        let extent = context.resolver.extent(of: value.scenario, within: context.resolver.existence(of: machine))
      else { continue }
      for (message, span) in shape.mistakes {
        let place = context.place(definition.span(span), in: value.stack)
        context.report(message, at: place, flow: context.flow(of: value), when: value.scenario, extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoJSON(_ machine: LogicalID, _ fault: SyntaxProblem.JSONFault?) -> Self {
    """
    The definition of state machine `\(machine)` is no JSON object, which Step Functions asks for: \
    \(wording: fault.explanation)
    """
  }
}
