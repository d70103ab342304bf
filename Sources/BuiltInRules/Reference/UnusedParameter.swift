import CloudFormation
import Findings
import RuleEngine

extension Rule {
  /// A parameter that nothing in the template uses.
  static let unusedParameter = Rule.template("unused-parameter") { template, context in
    guard template.isWhole, !template.parameters.elements.isEmpty, !template.hasHiddenUses else { return }
    let used = template.usedNames
    for parameter in template.parameters
    where !used.values.contains(parameter.name) && !used.parameterTypes.contains(parameter.elementType)
      && !used.parameterTypes.contains(parameter.type)
    {
      context.report(.isNeverUsed(parameter.name), at: context.place(parameter.key.span, in: template))
    }
  }
}

extension Finding.Message {
  fileprivate static func isNeverUsed(_ parameter: String) -> Self {
    """
    Parameter `\(parameter)` is used by nothing, so the value given for it has no effect. Use it where it was meant to \
    be, or remove it.
    """
  }
}
