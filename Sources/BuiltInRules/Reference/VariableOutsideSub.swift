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
    let texts = NodeSelection(of: template.tree) { $0.tag?.name != "!Sub" && $0.withUTF8(holdVariable) }
    for resource in template.resources.elements {
      guard let properties = resource.properties else { continue }
      visit(properties, of: template, texts) { name, span in
        context.report(.isLiteral("resource `\(resource.id)`", name), at: context.place(span, in: template))
      }
      if let substitutions = properties["DefinitionSubstitutions"], !substitutions.isCall,
        let definition = properties["DefinitionString"]
      {
        visit(definition, besides: Set(substitutions.entries.map(\.key.text))) { name, span in
          context.report(.isFilledByNothing(resource.id, name), at: context.place(span, in: template))
        }
      }
    }
    for output in template.outputs {
      for value in [output.value, output.exportName] {
        guard let value else { continue }
        visit(value, of: template, texts) { name, span in
          context.report(.isLiteral("output `\(output.name)`", name), at: context.place(span, in: template))
        }
      }
    }
  }

  /// Looks for variables in those of `texts` below a value; nothing below a `Fn::Sub` is looked at, nor texts with a
  /// language of their own.
  private static func visit(
    _ value: Value, of template: Template, _ texts: NodeSelection, _ report: (String, Span) -> Void
  ) {
    guard texts.meets(value.node) else { return }
    if let (function, argument) = value.functionCall {
      // What is written into a text is a text to others.
      if function != .sub, function != .toJSONString, function != .transform {
        visit(argument, of: template, texts, report)
      }
      return
    }
    // A function that is none may be meant to fill them in.
    if case .unknownCall = value.form { return }
    for (key, member) in value.node.entries
    where texts.meets(member) && !otherLanguages.contains(where: key.isText) {
      visit(Value(member), of: template, texts, report)
    }
    for item in value.node.items { visit(Value(item), of: template, texts, report) }
    guard value.node.kind == .scalar, value.node.withUTF8(holdVariable) else { return }
    for variable in Substitution.variables(in: value.node) where template.isMeant(variable) {
      report(variable.name, variable.span)
    }
  }

  /// Looks for variables that are not among those a definition is given.
  private static func visit(_ value: Value, besides names: Set<String>, _ report: (String, Span) -> Void) {
    if let (function, argument) = value.functionCall {
      if function == .join { visit(argument, besides: names, report) }
      return
    }
    for item in value.items { visit(item, besides: names, report) }
    guard value.node.kind == .scalar, let text = value.text, text.utf8.contains(UInt8(ascii: "$")) else { return }
    for variable in Substitution.variables(in: value.node)
    where !names.contains(variable.name) && variable.name.utf8.allSatisfy(\.isOfName) {
      report(variable.name, variable.span)
    }
  }

  /// The properties whose texts have variables of their own.
  private static let otherLanguages: [StaticString] = [
    "BuildSpec", "DefinitionString", "DefinitionSubstitutions", "RequestTemplates", "ResponseTemplates",
    "TemplateBody", "UserData",
  ]
}

extension UInt8 {
  /// Whether a name may have the character: a letter, a digit, an underscore.
  fileprivate var isOfName: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= self
      || self == UInt8(ascii: "_")
  }
}

/// Whether bytes hold `${`.
private func holdVariable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var isAfterDollar = false
  for byte in bytes {
    if isAfterDollar, byte == UInt8(ascii: "{") { return true }
    isAfterDollar = byte == UInt8(ascii: "$")
  }
  return false
}

extension Template {
  /// Whether `${` is anywhere in the template.
  fileprivate var hasVariables: Bool { file.text.withUnsafeBufferPointer(holdVariable) }

  /// Whether a variable of this name would be found.
  fileprivate func isMeant(_ variable: Substitution.Variable) -> Bool {
    if variable.name.hasPrefix("AWS::") { return PseudoParameter(named: variable.name) != nil }
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

  fileprivate static func isFilledByNothing(_ resource: LogicalID, _ name: String) -> Self {
    """
    The definition of `\(resource)` holds `${\(name)}`, which `DefinitionSubstitutions` does not have, so it stays as it \
    is. Add it there.
    """
  }
}
