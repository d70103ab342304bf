import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A reference to a secure string of Systems Manager where CloudFormation does not resolve it.
  static let dynamicReferenceUnsupportedProperty = Rule.template("dynamic-reference-unsupported-property") {
    template, context in
    guard template.isWhole, template.mayHoldDynamicReferences else { return }
    for (position, resource) in template.resources.enumerated() {
      context.checkPassed(by: resource, at: position, of: template)
      resource.forEachTextWithoutSecureStrings(where: template.dynamicReferenceTexts.meets) { text, property in
        guard text.refersToSecureString else { return }
        context.report(
          .isNotResolved(property, resource.id, resource.type), at: context.place(text.span, in: template))
      }
    }
  }
}

extension RuleContext {
  /// Reports what is passed to a nested stack that uses it where it is not resolved.
  fileprivate func checkPassed(by resource: Resource, at position: Int, of template: Template) {
    guard resource.type == "AWS::CloudFormation::Stack" else { return }
    for (key, value) in resource.properties?["Parameters"]?.entries ?? [] where value.node.refersToSecureString {
      for stack in workspace.stacks where stack.template === template {
        guard let child = workspace.nestedStack(of: ResourceID(stack.id, position)), child.template.isWhole else {
          continue
        }
        let uses = child.template.uses(ofParameter: key.text)
        for user in child.template.resources where uses.contains(where: user.body.span.contains) {
          user.forEachTextWithoutSecureStrings(where: { _ in true }) { text, property in
            guard uses.contains(where: text.span.contains) else { return }
            report(
              .isNotResolved(property, user.id, user.type), at: place(value.span, in: template),
              notes: [note("used here", at: text.span, in: child.id)])
          }
        }
      }
    }
  }
}

extension Template {
  /// Where a parameter's value is taken.
  fileprivate func uses(ofParameter name: String) -> [Span] {
    references.filter { $0.target == .ref(name) || $0.target == .subVariable(name) }.map(\.span)
  }
}

extension Finding.Message {
  fileprivate static func isNotResolved(_ property: String, _ resource: LogicalID, _ type: ResourceType) -> Self {
    """
    `\(property)` of `\(resource)` refers to a secure string of Systems Manager, which CloudFormation resolves in a few \
    properties only and not in this one of `\(type.rawValue)`, so the deployment fails. Keep the value in Secrets Manager \
    and write `{{resolve:secretsmanager:…}}`.
    """
  }
}
