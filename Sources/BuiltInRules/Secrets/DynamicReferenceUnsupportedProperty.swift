import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph
import YAMLTree

extension Rule {
  /// A reference to a secure string of Systems Manager where CloudFormation does not resolve it.
  static let dynamicReferenceUnsupportedProperty = Rule.template("dynamic-reference-unsupported-property") {
    template, context in
    guard template.isWhole, template.mayHoldDynamicReferences else { return }
    for resource in template.resources {
      // What others make of a template's text is theirs.
      guard resource.type.isCustom || ResourceSchema(resource.type.rawValue) != nil,
        resource.type != "AWS::CloudFormation::Stack", !resource.type.rawValue.hasPrefix("AWS::Serverless::"),
        let properties = resource.properties
      else { continue }
      let supported = supportedPaths[resource.type] ?? []
      properties.node.forEachSecureReference(at: []) { node, path in
        guard !supported.contains(path.joined(separator: ".")) else { return }
        context.report(
          .isNotResolved(path.filter { $0 != "*" }.joined(separator: "."), resource.id, resource.type),
          at: context.place(node.span, in: template))
      }
    }
  }
}

/// The properties that take a secure string (user guide, "Resources that support dynamic parameter patterns for secure
/// strings").
private let supportedPaths: [ResourceType: Set<String>] = [
  "AWS::DirectoryService::MicrosoftAD": ["Password"],
  "AWS::DirectoryService::SimpleAD": ["Password"],
  "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
  "AWS::IAM::User": ["LoginProfile.Password"],
  "AWS::KinesisFirehose::DeliveryStream": ["RedshiftDestinationConfiguration.Password"],
  "AWS::OpsWorks::App": ["AppSource.Password"],
  "AWS::OpsWorks::Stack": ["CustomCookbooksSource.Password", "RdsDbInstances.*.DbPassword"],
  "AWS::RDS::DBCluster": ["MasterUserPassword"],
  "AWS::RDS::DBInstance": ["MasterUserPassword"],
  "AWS::Redshift::Cluster": ["MasterUserPassword"],
]

extension Node {
  /// Goes through the texts with a reference to a secure string, each with the keys that lead there; functions are no
  /// part of the way.
  fileprivate func forEachSecureReference(at path: [String], _ body: (Node, [String]) -> Void) {
    switch kind {
    case .alias: break
    case .scalar: if text.contains("{{resolve:ssm-secure:") { body(self, path) }
    case .sequence:
      let isArgument = isTagged || Value(self).isCall
      for item in items { item.forEachSecureReference(at: isArgument ? path : path + ["*"], body) }
    case .mapping:
      let call = Value(self).functionCall
      for (key, value) in entries {
        guard call != nil else {
          value.forEachSecureReference(at: path + [key.text], body)
          continue
        }
        // The arguments of a function stand where its result does.
        if value.kind == .sequence {
          for item in value.items { item.forEachSecureReference(at: path, body) }
        } else {
          value.forEachSecureReference(at: path, body)
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isNotResolved(_ property: String, _ resource: LogicalID, _ type: ResourceType) -> Self {
    """
    `\(property)` of `\(resource)` refers to a secure string of Systems Manager, which CloudFormation resolves in a few \
    properties only and not in this one of `\(type.rawValue)`, so the deployment fails. Keep the value in Secrets Manager \
    and write `{{resolve:secretsmanager:…}}`.
    """
  }
}
