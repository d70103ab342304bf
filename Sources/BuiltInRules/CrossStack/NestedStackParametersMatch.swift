import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Parameters given to a nested stack that its template does not declare, or declared ones that it needs and is not
  /// given, or values it does not allow.
  static let nestedStackParametersMatch = Rule.resource(
    "nested-stack-parameters-match", of: "AWS::CloudFormation::Stack", "AWS::Serverless::Application"
  ) { resource, context in
    guard let child = context.workspace.nestedStack(of: resource.id), !child.template.isRewritten else { return }
    let scope = context.resolver.existence(of: resource)
    let given = context.resolver.property("Parameters", of: resource)
    // Where all of them depend on a condition, there are several maps.
    for alternative in given {
      switch alternative.content {
      case .map(let map): check(map, in: alternative.scenario, within: scope, of: child, of: resource, context)
      case .absent: checkMissing(nil, in: alternative.scenario, within: scope, of: child, of: resource, context)
      default: continue
      }
    }
  }

  /// Checks the parameters a nested stack is given in a scenario.
  private static func check(
    _ map: StackValue, in scenario: Scenario, within scope: Scenario, of child: Stack, of resource: StackResource,
    _ context: RuleContext
  ) {
    // A loop or macro may give more.
    if map.value.entries.contains(where: { $0.key.text.hasPrefix("Fn::") }) { return }
    let declared = child.template.parameters
    for (key, value) in map.value.entries {
      if let parameter = declared[key.text] {
        checkValue(value, for: parameter, of: child, in: resource, context)
      } else if let extent = context.resolver.extent(of: scenario, within: scope) {
        let hint = Suggestion.sentence(for: key.text, among: declared.names)
        context.report(
          .unknown(key.text, resource.logicalID, child.template.file.path, hint),
          at: context.place(key.span, in: map.stack), notes: [context.note("nested from here", at: resource)],
          when: scenario, extent: extent)
      }
    }
    checkMissing(map, in: scenario, within: scope, of: child, of: resource, context)
  }

  /// Looks for the parameters a nested stack needs and is not given in a scenario.
  private static func checkMissing(
    _ map: StackValue?, in scenario: Scenario, within scope: Scenario, of child: Stack, of resource: StackResource,
    _ context: RuleContext
  ) {
    guard let extent = context.resolver.extent(of: scenario, within: scope) else { return }
    let key = resource.resource.properties?.entry("Parameters")?.key ?? resource.resource.key
    for parameter in child.template.parameters
    where parameter.defaultValue == nil && map?.value.entry(parameter.name) == nil {
      context.report(
        .missing(parameter.name, resource.logicalID, child.template.file.path),
        at: context.place(key.span, in: resource.stack),
        notes: [context.note("declared here, without a default", at: parameter.key.span, in: child.id)],
        when: scenario, extent: extent)
    }
  }

  /// Checks what a parameter is given against what the nested template asks of it.
  private static func checkValue(
    _ value: Value, for parameter: Parameter, of child: Stack, in resource: StackResource, _ context: RuleContext
  ) {
    let scope = context.resolver.existence(of: resource)
    let alternatives = context.resolver.alternatives(of: StackValue(value, in: resource.stack), in: scope)
    if parameter.defaultValue == nil,
      let missing = context.resolver.violation(among: alternatives, where: { $0.content == .absent })
    {
      context.report(
        missing, .missing(parameter.name, resource.logicalID, child.template.file.path),
        notes: [context.note("declared here, without a default", at: parameter.key.span, in: child.id)])
    }
    let constraints = parameter.constraints
    guard !parameter.isFromSSM, !constraints.areContradictory else { return }
    let violation = context.resolver.violation(among: alternatives) { alternative in
      alternative.content.text.map { constraints.firstViolation(in: $0, isPlain: true) != nil }
    }
    guard let violation, let text = violation.first.content.text,
      let (part, reason) = constraints.firstViolation(in: text, isPlain: true)
    else { return }
    let key = reason.constraintName.flatMap { parameter.body.entry($0)?.key } ?? parameter.key
    context.report(
      violation,
      .notAllowed(
        part, parameter.name, child.template.file.path, resource.logicalID, reason.reason(of: part),
        reason.suggestion(for: part)),
      notes: [context.note("the constraint", at: key.span, in: child.id)])
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, _ stack: LogicalID, _ child: String, _ hint: String?) -> Self {
    """
    Nested stack `\(stack)` is given parameter `\(name)`, which \(wording: child) does not declare; its creation \
    fails.\(wording: hint.map { " " + $0 } ?? "")
    """
  }

  fileprivate static func missing(_ name: String, _ stack: LogicalID, _ child: String) -> Self {
    """
    Nested stack `\(stack)` is not given parameter `\(name)`, which \(wording: child) declares without a default; its \
    creation fails.
    """
  }

  fileprivate static func notAllowed(
    _ value: String, _ name: String, _ child: String, _ stack: LogicalID, _ reason: String, _ hint: String?
  ) -> Self {
    """
    \(wording: quoted(value)) for parameter `\(name)` of \(wording: child) \(wording: reason), so the creation of \
    nested stack `\(stack)` fails.\(wording: hint.map { " " + $0 } ?? "")
    """
  }
}
