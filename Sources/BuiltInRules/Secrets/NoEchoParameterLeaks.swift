import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in a command, a definition, a tag, a description or an unmasked parameter of a nested stack.
  static let noechoParameterLeaks = Rule.workspace("noecho-parameter-leaks") { context in
    let resolver = context.resolver
    for (type, paths) in SecretSinks.texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for resource in context.workspace.resources(of: type) {
        for path in paths { context.check(path, of: resource) }
      }
    }
    for stack in context.workspace.stacks where stack.template.hasSecretParameters(resolver, in: stack.id) {
      for (position, resource) in stack.template.resources.enumerated() {
        let resource = context.workspace[ResourceID(stack.id, position)]
        if let properties = resource.resource.properties {
          for name in SecretSinks.descriptive where properties.entry(name) != nil {
            context.check([name], of: resource)
          }
        }
        context.checkPassed(by: resource)
      }
    }
  }
}

extension Template {
  /// Whether a parameter is a secret: few templates have one, and others need no look at all their tags.
  fileprivate func hasSecretParameters(_ resolver: Resolver, in stack: StackID) -> Bool {
    parameters.elements.indices.contains { resolver.secretKind(of: ParameterID(stack, $0)) != nil }
  }
}

extension RuleContext {
  fileprivate func check(_ path: [String], of resource: StackResource) {
    let property = path.last ?? ""
    check(resolver.shownTexts(at: path, of: resource), of: resource, judgingNames: false) { secret, _ in
      switch secret {
      case .holds(let source): .shows(source, property, resource.logicalID)
      case .named: .shows(nil, property, resource.logicalID)
      }
    }
  }

  /// Reports what a nested stack is given for parameters that its template does not mask.
  fileprivate func checkPassed(by resource: StackResource) {
    guard resource.type == "AWS::CloudFormation::Stack", let child = workspace.nestedStack(of: resource.id),
      let given = resource.resource.properties?["Parameters"]
    else { return }
    for (key, value) in given.entries {
      guard let position = child.template.parameters.position(of: key.text) else { continue }
      let parameter = child.template.parameters.elements[position]
      // What is a secret by its use or name is said of the parameter itself.
      guard !parameter.isNoEcho, !parameter.isFromSSM,
        resolver.secretKind(of: ParameterID(child.id, position)) == nil
      else { continue }
      let values = resolver.alternatives(
        of: StackValue(value, in: resource.stack), in: resolver.existence(of: resource))
      guard let (violation, source) = leak(among: values), source.isParameter else { continue }
      let place = place(value.span, in: resource.stack)
      let unmasked = note("not masked with `NoEcho`", at: parameter.key.span, in: child.id)
      reportItem(
        violation, .passes(source, key.text, resource.logicalID), kind: "holds", at: place,
        notes: source.notes(in: self, of: place) + [unmasked], of: resource)
    }
  }
}

extension SecretSource {
  fileprivate var isParameter: Bool {
    switch kind {
    case .masked, .used, .named: true
    case .resolved, .attribute, .literal: false
    }
  }
}

extension Finding.Message {
  fileprivate static func shows(_ source: SecretSource?, _ property: String, _ resource: LogicalID) -> Self {
    """
    `\(property)` of `\(resource)` shows a secret, \(source?.subject ?? ""), to everybody who may look at the resource. \
    Hand over the name or ARN of a secret in Secrets Manager, and let what needs the value fetch it.
    """
  }

  fileprivate static func passes(_ source: SecretSource, _ parameter: String, _ stack: LogicalID) -> Self {
    """
    `\(stack)` is passed a secret, \(source.subject), as `\(parameter)`, which its template does not mask: \
    CloudFormation shows the value to everybody who may describe the nested stack. Set `NoEcho: true` there.
    """
  }
}
