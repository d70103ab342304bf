import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A definition of a state machine that is no Amazon States Language.
  static let stepFunctionsDefinitionShape = Rule.resource(
    "stepfunctions-definition-shape", of: "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"
  ) { machine, context in
    let substitutions = StateMachineDefinition.substitutions(of: machine, context.resolver)
    for definition in StateMachineDefinition.all(of: machine, context.resolver) {
      let value = definition.alternative
      var shape = StateMachineShape(substitutions: substitutions)
      let key = definition.isText ? "DefinitionString" : "Definition"
      shape.check(definition.root, at: context.resolver.key(key, of: machine))
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
