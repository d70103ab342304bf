import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A `${Name}` that names something of the template in a text that no `Fn::Sub` looks at.
  static let variableOutsideSub = Rule.template("variable-outside-sub") { template, context in
    guard template.isWhole, !template.isRewritten, template.hasVariables else { return }
    for resource in template.resources.elements {
      guard let properties = resource.properties else { continue }
      visit(properties, of: template) { name, span in
        context.report(.isLiteral("resource `\(resource.id)`", name), at: context.place(span, in: template))
      }
    }
    for output in template.outputs {
      for value in [output.value, output.exportName] {
        guard let value else { continue }
        visit(value, of: template) { name, span in
          context.report(.isLiteral("output `\(output.name)`", name), at: context.place(span, in: template))
        }
      }
    }
  }

  /// Looks for variables in the texts below a value; nothing below a `Fn::Sub` is looked at, nor texts with a language
  /// of their own.
  private static func visit(_ value: Value, of template: Template, _ report: (String, Span) -> Void) {
    if let (function, argument) = value.functionCall {
      // What is written into a text is a text to others.
      if function != .sub, function != .toJSONString, function != .transform { visit(argument, of: template, report) }
      return
    }
    for (key, member) in value.entries where !otherLanguages.contains(key.text) { visit(member, of: template, report) }
    for item in value.items { visit(item, of: template, report) }
    guard value.node.kind == .scalar, let text = value.text, text.utf8.contains(UInt8(ascii: "$")) else { return }
    for variable in Substitution.variables(in: value.node) where template.isMeant(variable) {
      report(variable.name, variable.span)
    }
  }

  /// The properties whose texts have variables of their own.
  private static let otherLanguages: Set = [
    "BuildSpec", "DefinitionString", "DefinitionSubstitutions", "RequestTemplates", "ResponseTemplates",
    "TemplateBody", "UserData",
  ]
}

extension Template {
  /// Whether `${` is anywhere in the template.
  fileprivate var hasVariables: Bool {
    var isAfterDollar = false
    for byte in file.text {
      if isAfterDollar, byte == UInt8(ascii: "{") { return true }
      isAfterDollar = byte == UInt8(ascii: "$")
    }
    return false
  }

  /// Whether a variable of this name would be found.
  fileprivate func isMeant(_ variable: Substitution.Variable) -> Bool {
    if variable.name.hasPrefix("AWS::") { return PseudoParameter(rawValue: variable.name) != nil }
    if resources.contains(variable.resource) { return true }
    return variable.attribute == nil && parameters.contains(variable.name)
  }
}

extension Finding.Message {
  fileprivate static func isLiteral(_ owner: String, _ name: String) -> Self {
    """
    A text of \(owner) holds `${\(name)}`, but only `Fn::Sub` puts values into texts, so it stays as it is. \
    Write `!Sub` before the text.
    """
  }
}
