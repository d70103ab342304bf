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
        if !key.isText("AllowedValues" as StaticString) {
          guard let wanted = ParameterAttribute.missing(key.text, value) else { continue }
          context.report(.parameter(parameter.name, key.text, wanted), at: context.place(key.span, in: template))
        } else if value.node.kind != .sequence || value.isCall {
          context.report(.parameter(parameter.name, key.text, "a list"), at: context.place(key.span, in: template))
        } else {
          for item in value.items where item.text == nil && !item.isNull {
            context.report(.allowedValue(parameter.name), at: context.place(item.span, in: template))
          }
        }
      }
    }
    for resource in template.resources.elements {
      for name in resource.dependsOn where name.isCall || name.node.kind != .scalar {
        context.report(.dependency(resource.id), at: context.place(name.span, in: template))
      }
      if let (key, value) = resource.body.entry("DependsOn"), value.isCall || value.node.kind == .mapping {
        context.report(.dependency(resource.id), at: context.place(key.span, in: template))
      }
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

private enum ParameterAttribute {
  /// What the attribute of a parameter has to be and is not (user guide, "Parameters").
  static func missing(_ name: String, _ value: Value) -> String? {
    guard let text = value.text else { return "a single value" }
    switch name {
    case "MaxLength", "MaxValue", "MinLength", "MinValue": return Value.number(ofText: text) == nil ? "a number" : nil
    case "NoEcho": return value.bool == nil ? "`true` or `false`" : nil
    default: return nil
    }
  }
}

extension Value {
  fileprivate var holdsGenerator: Bool { entries.contains { $0.key.text.hasPrefix("Fn::") } }
}

extension Finding.Message {
  fileprivate static func dependency(_ resource: LogicalID) -> Self {
    """
    `DependsOn` of resource `\(resource)` holds something else than names of resources, so CloudFormation rejects the \
    template; functions cannot be used there.
    """
  }

  fileprivate static func metadata(_ resource: LogicalID) -> Self {
    "`Metadata` of resource `\(resource)` is not a map, so CloudFormation rejects the template. Give what it says a key."
  }

  fileprivate static func allowedValue(_ parameter: String) -> Self {
    """
    An item of `AllowedValues` of parameter `\(parameter)` is a list or map, so CloudFormation rejects the template. \
    Write texts or numbers.
    """
  }

  fileprivate static func parameter(_ name: String, _ key: String, _ expected: String) -> Self {
    """
    `\(key)` of parameter `\(name)` is not \(expected), so CloudFormation rejects the template; functions cannot be \
    used there.
    """
  }

  fileprivate static func output(_ name: String) -> Self {
    """
    The value of output `\(name)` is a list or map, but outputs give texts. Join the items with `!Join`, or give one.
    """
  }
}
