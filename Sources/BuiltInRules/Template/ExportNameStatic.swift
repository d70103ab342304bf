import CloudFormation
import Findings
import RuleEngine
import SourceText

extension Rule {
  /// The name of an export that is no text, or depends on a resource.
  static let exportNameStatic = Rule.template("export-name-static") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    var names: [Int: Span] = [:]
    for (position, output) in template.outputs.elements.enumerated() {
      guard let name = output.exportName else { continue }
      names[position] = name.span
      if !name.isCall, name.text == nil, !name.isNull {
        context.report(.isNoText(output.name), at: context.place(name.span, in: template))
      }
    }
    for reference in template.references {
      guard case .output(let position) = reference.owner, names[position]?.contains(reference.span) == true else {
        continue
      }
      if case .ref(let name) = reference.target, template.parameters[name]?.isList == true,
        template.outputs.elements[position].exportName?.isReference == true
      {
        context.report(
          .isNoText(template.outputs.elements[position].name), at: context.place(reference.span, in: template))
      }
      guard let name = reference.target.resourceName, template.resources.contains(name),
        !template.parameters.contains(name)
      else { continue }
      context.report(
        .needsResource(template.outputs.elements[position].name, name), at: context.place(reference.span, in: template))
    }
  }
}

extension Value {
  /// Whether it is a `Ref` and nothing else.
  fileprivate var isReference: Bool { functionCall?.function == .ref }
}

extension Reference.Target {
  /// The resource whose value is asked for, if it is one.
  fileprivate var resourceName: String? {
    switch self {
    case .ref(let name), .subVariable(let name), .attribute(let name, _): name
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func isNoText(_ output: String) -> Self {
    "The name of the export of output `\(output)` is no text, so CloudFormation rejects the template."
  }

  fileprivate static func needsResource(_ output: String, _ resource: String) -> Self {
    """
    The name of the export of output `\(output)` depends on resource `\(resource)`, but names of exports are known before \
    any resource is made, so CloudFormation rejects the template. Use parameters and `${AWS::StackName}`.
    """
  }
}
