import CloudFormation
import Facts
import Findings
import RuleEngine
import SchemaWalk
import StackGraph

extension Rule {
  /// A value in `Globals` that the property of the resources it is for cannot have.
  static let globalSettingValue = Rule.workspace("global-setting-value") { context in
    let patterns = PatternTable()
    for stack in context.workspace.stacks where stack.template.isWhole && stack.template.isServerless {
      guard !stack.template.isRewritten, let globals = stack.template.root["Globals"], !globals.isCall else { continue }
      for (section, settings) in globals.entries where !settings.isCall {
        guard let schema = ResourceSchema("AWS::Serverless::" + section.text) else { continue }
        let problems = SchemaWalk.problems(
          ofGlobals: StackValue(settings, in: stack.id), for: schema, resolver: context.resolver, patterns: patterns)
        for problem in problems where problem.kind.isOfValue && problem.scenario.isAlways {
          context.report(
            SchemaMessage(problem, ofGlobals: section.text).message, at: context.place(problem.span, in: problem.stack),
            flow: problem.alternative.map { context.flow(of: $0) } ?? [])
        }
      }
    }
  }
}

extension SchemaProblem.Kind {
  /// Whether a value is wrong in itself: what it lacks may be set at the resource.
  fileprivate var isOfValue: Bool {
    switch self {
    case .type, .unknownProperty, .notAllowed, .notConstant, .pattern, .length, .range: true
    default: false
    }
  }
}
