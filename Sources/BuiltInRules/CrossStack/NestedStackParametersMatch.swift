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
      checkAllowed(value, for: parameter, of: child, in: resource, context)
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

  private static func checkAllowed(
    _ value: Value, for parameter: Parameter, of child: Stack, in resource: StackResource, _ context: RuleContext
  ) {
    guard let allowed = parameter.allowedValues?.map(\.text), !allowed.isEmpty, !allowed.contains(nil),
      !parameter.isList, !parameter.isFromSSM
    else { return }
    let scope = context.resolver.existence(of: resource)
    let alternatives = context.resolver.alternatives(of: StackValue(value, in: resource.stack), in: scope)
    let violation = context.resolver.violation(among: alternatives) { alternative in
      alternative.content.text.map { !allowed.contains($0) }
    }
    guard let violation, let text = violation.first.content.text else { return }
    let hint = Suggestion.sentence(for: text, among: allowed.compactMap(\.self))
    context.report(
      violation, .notAllowed(text, parameter.name, child.template.file.path, hint),
      notes: [
        context.note(
          "allows other values only", at: parameter.body.entry("AllowedValues")?.key.span ?? parameter.key.span,
          in: child.id)
      ])
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

  fileprivate static func notAllowed(_ value: String, _ name: String, _ child: String, _ hint: String?) -> Self {
    """
    `\(value)` is not among the values that \(wording: child) allows for parameter \
    `\(name)`.\(wording: hint.map { " " + $0 } ?? "")
    """
  }
}
