import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph
import YAMLTree

extension Rule {
  /// A text that is a secret by its form, wherever no other rule looks.
  static let secretLiteralInTemplate = Rule.template("secret-literal-in-template") { template, context in
    // Nearly every file has none at all.
    guard SecretLiteral(in: String(decoding: template.file.text, as: UTF8.self)) != nil else { return }
    for parameter in template.parameters where !parameter.isNamedSecret {
      if let value = parameter.defaultValue { context.look(at: value.node, in: template, of: parameter.name) }
    }
    for mapping in template.mappings { context.look(at: mapping.body.node, in: template, of: mapping.name) }
    for resource in template.resources {
      let covered = resource.type.coveredProperties
      for (key, value) in resource.properties?.entries ?? [] where !covered.contains(key.text) {
        context.look(at: value.node, in: template, of: resource.id.rawValue)
      }
      for (key, value) in resource.metadata?.entries ?? []
      where !key.isText("AWS::CloudFormation::Authentication") {
        context.look(at: value.node, in: template, of: resource.id.rawValue)
      }
    }
  }
}

extension RuleContext {
  fileprivate func look(at node: Node, in template: Template, of owner: String) {
    switch node.kind {
    case .alias: break
    case .scalar:
      guard let literal = SecretLiteral(in: node.text) else { return }
      report(.holds(literal, owner), at: place(node.span, in: template))
    case .sequence: for item in node.items { look(at: item, in: template, of: owner) }
    case .mapping: for (_, value) in node.entries { look(at: value, in: template, of: owner) }
    }
  }
}

extension ResourceType {
  /// The properties in which other rules find secrets.
  fileprivate var coveredProperties: Set<String> {
    var covered = Set(SecretSinks.descriptive)
    for sinks in [SecretSinks.environments, SecretSinks.texts, SecretSinks.userData] {
      for path in sinks[self] ?? [] where path[0] != "Source" { covered.insert(path[0]) }
    }
    switch self {
    case "AWS::ECS::TaskDefinition": covered.insert("ContainerDefinitions")
    case "AWS::Lambda::Function", "AWS::Serverless::Function": covered.insert("Environment")
    case "AWS::CodeBuild::Project": covered.formUnion(["Environment", "Source"])
    case "AWS::SSM::Parameter": covered.insert("Value")
    default:
      if isCustom { return covered }
      for property in SecretProperties.byType[self] ?? [] { covered.insert(property.path[0]) }
    }
    return covered
  }
}

extension Finding.Message {
  fileprivate static func holds(_ literal: SecretLiteral, _ owner: String) -> Self {
    """
    `\(owner)` holds \(literal.phrase). Everybody who can read the template knows it, and its history keeps it for good. \
    Withdraw it, and keep the new one in Secrets Manager.
    """
  }
}
