import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A key of a parameter, resource, output or export that CloudFormation does not know there.
  static let unknownAttribute = Rule.template("unknown-attribute") { template, context in
    guard template.isWhole, !template.isRewritten else { return }
    func check(
      _ body: Value, _ owner: @autoclosure () -> String, _ known: [StaticString], isPassedOver: Bool = false
    ) {
      for (key, _) in body.entries where !known.contains(where: { key.isText($0) }) && !key.namesFunction {
        let names = known.map(\.description).sorted()
        context.report(
          isPassedOver ? .isPassedOver(owner(), key.text, names) : .isUnknown(owner(), key.text, names),
          kind: isPassedOver ? "sam" : "unknown", at: context.place(key.span, in: template))
      }
    }
    for parameter in template.parameters {
      let limits = parameter.type == "Number" ? numberLimits : textLimits
      check(parameter.body, "Parameter `\(parameter.name)`", parameterAttributes + limits)
    }
    let attributes = template.isServerless ? resourceAttributes + serverlessAttributes : resourceAttributes
    for resource in template.resources.elements {
      check(
        resource.body, "Resource `\(resource.id)`", attributes,
        isPassedOver: resource.type.rawValue.hasPrefix("AWS::Serverless::"))
    }
    for output in template.outputs {
      check(output.body, "Output `\(output.name)`", ["Condition", "Description", "Export", "Value"])
      if let export = output.body["Export"] { check(export, "The export of output `\(output.name)`", ["Name"]) }
    }
  }

  /// What every parameter can have (user guide, "Parameters").
  private static let parameterAttributes: [StaticString] = [
    "AllowedValues", "ConstraintDescription", "Default", "Description", "NoEcho", "Type",
  ]
  private static let numberLimits: [StaticString] = ["MaxValue", "MinValue"]
  private static let textLimits: [StaticString] = ["AllowedPattern", "MaxLength", "MinLength"]

  /// What a resource can have (user guide, "Resource attribute reference"); `Description` is accepted too.
  private static let resourceAttributes: [StaticString] = [
    "Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Description", "Metadata", "Properties", "Type",
    "UpdatePolicy", "UpdateReplacePolicy", "Version",
  ]

  /// What a resource can have beside that in a template of AWS SAM.
  private static let serverlessAttributes: [StaticString] = ["Connectors", "IgnoreGlobals"]
}

extension Finding.Message {
  fileprivate static func isUnknown(_ owner: String, _ key: String, _ known: [String]) -> Self {
    let hint = Suggestion.sentence(for: key, among: known) ?? "Remove it."
    return "\(owner) has an attribute `\(key)`, which CloudFormation does not know there. \(wording: hint)"
  }

  fileprivate static func isPassedOver(_ owner: String, _ key: String, _ known: [String]) -> Self {
    let hint = Suggestion.sentence(for: key, among: known) ?? "Remove it."
    return "\(owner) has an attribute `\(key)`, which AWS SAM passes over. \(wording: hint)"
  }
}
