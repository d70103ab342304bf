import CloudFormation
import Facts
import Findings
import RuleEngine

extension Rule {
  /// An attribute that the type of the resource does not have, by `GetAtt` or `${Name.Attribute}`.
  static let undefinedAttribute = Rule.template("undefined-attribute") { template, context in
    guard template.isWhole, template.transforms.allSatisfy({ $0.text?.hasPrefix("AWS::") == true }) else { return }
    for reference in template.references {
      guard case .attribute(let name, let attribute?) = reference.target, reference.owner != .transform,
        let resource = template.resources[name], !resource.type.isCustom,
        !resource.type.rawValue.hasPrefix("AWS::Serverless::"),
        let schema = ResourceSchema(resource.type.rawValue), !schema.hasAttribute(attribute)
      else { continue }
      let known = schema.attributes?.texts.map(\.string) ?? []
      context.report(
        .lacks(template.subject(reference.owner), name, attribute, resource.type, known),
        at: context.place(reference.attributeSpan ?? reference.span, in: template))
    }
  }
}

extension ResourceSchema {
  /// Whether `Fn::GetAtt` gives an attribute of this name. Names such as `Outputs.*` stand for all with the beginning.
  fileprivate func hasAttribute(_ name: String) -> Bool {
    guard let attributes else { return false }
    if attributes.find(name) != nil { return true }
    return attributes.indices.contains { index in
      let known = attributes.text(index).string
      return known.hasSuffix("*") && name.hasPrefix(known.dropLast())
    }
  }
}

extension Finding.Message {
  fileprivate static func lacks(
    _ subject: String, _ name: String, _ attribute: String, _ type: ResourceType, _ known: [String]
  ) -> Self {
    let listed = known.map { "`\($0)`" }
    let all =
      listed.isEmpty
      ? "It has none." : "It has \(listed.prefix(5).joined(separator: ", "))\(listed.count > 5 ? " and others" : "")."
    let hint = Suggestion.sentence(for: attribute, among: known) ?? all
    return """
      \(subject) takes attribute `\(attribute)` of `\(name)`, but an `\(wording: type.rawValue)` has no such attribute, \
      so CloudFormation rejects the template. \(wording: hint)
      """
  }
}
