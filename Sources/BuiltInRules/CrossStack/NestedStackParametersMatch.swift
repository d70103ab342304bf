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
    let given = resource.resource.properties?["Parameters"]
    // A loop or macro may give more.
    if let given, given.isCall || given.entries.contains(where: { $0.key.text.hasPrefix("Fn::") }) { return }
    let declared = child.template.parameters
    for (key, value) in given?.entries ?? [] {
      guard let parameter = declared[key.text] else {
        let hint = Suggestion.sentence(for: key.text, among: declared.names)
        context.report(
          .unknown(key.text, resource.logicalID, child.template.file.path, hint),
          at: context.place(key.span, in: resource.stack),
          notes: [context.note("nested from here", at: resource)])
        continue
      }
      checkValue(value, for: parameter, of: child, in: resource, context)
    }
    for parameter in declared
    where parameter.defaultValue == nil && given?.entry(parameter.name) == nil {
      context.report(
        .missing(parameter.name, resource.logicalID, child.template.file.path),
        at: context.place(
          given.map { _ in resource.resource.properties?.entry("Parameters")?.key.span ?? .fileStart }
            ?? resource.resource.key.span, in: resource.stack),
        notes: [context.note("declared here, without a default", at: parameter.key.span, in: child.id)])
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
