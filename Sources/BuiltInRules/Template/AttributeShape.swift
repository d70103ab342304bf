import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// An attribute of a parameter, resource or output that is a list or map where a single value belongs, or the other way round.
  static let attributeShape = Rule.template("attribute-shape") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    for parameter in template.parameters {
      for (key, value) in parameter.body.entries where !value.isNull {
        let isList = key.isText("AllowedValues" as StaticString)
        guard isList ? value.node.kind != .sequence || value.isCall : value.text == nil else { continue }
        context.report(
          .parameter(parameter.name, key.text, isList ? "a list" : "a single value"),
          at: context.place(key.span, in: template))
      }
    }
    for resource in template.resources.elements {
      guard let (key, value) = resource.body.entry("Metadata"), !value.isNull, !value.isCall,
        value.node.kind != .mapping
      else { continue }
      context.report(.metadata(resource.id), at: context.place(key.span, in: template))
    }
    for output in template.outputs {
      for (key, value) in output.body.entries where !value.isNull && !value.isCall {
        if key.isText("Value" as StaticString), value.text == nil, !value.holdsGenerator {
          context.report(.output(output.name), at: context.place(key.span, in: template))
        }
      }
    }
  }
}

extension Value {
  fileprivate var holdsGenerator: Bool { entries.contains { $0.key.text.hasPrefix("Fn::") } }
}

extension Finding.Message {
  fileprivate static func metadata(_ resource: LogicalID) -> Self {
    "`Metadata` of resource `\(resource)` is not a map, so CloudFormation rejects the template. Give what it says a key."
  }

  fileprivate static func parameter(_ name: String, _ key: String, _ expected: String) -> Self {
    """
    `\(key)` of parameter `\(name)` is not \(wording: expected), so CloudFormation rejects the template; functions \
    cannot be used there.
    """
  }

  fileprivate static func output(_ name: String) -> Self {
    """
    The value of output `\(name)` is a list or map, but outputs give texts. Join the items with `!Join`, or give one.
    """
  }
}
