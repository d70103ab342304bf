import CloudFormation
import Facts
import YAMLTree

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

extension Resource {
  /// Goes through the texts of the properties, or parts of them, in which a reference to a secure string is not resolved,
  /// each with the property's name.
  func forEachTextWithoutSecureStrings(_ body: (_ text: Node, _ property: String) -> Void) {
    // What others make of a template's text is theirs.
    guard type.isCustom || ResourceSchema(type.rawValue) != nil, type != "AWS::CloudFormation::Stack",
      !type.rawValue.hasPrefix("AWS::Serverless::")
    else { return }
    let supported = supportedPaths[type] ?? []
    properties?.node.forEachText(at: []) { text, path in
      if supported.contains(path.joined(separator: ".")) { return }
      body(text, path.filter { $0 != "*" }.joined(separator: "."))
    }
  }
}

extension Node {
  /// Whether the text refers to a secure string.
  var refersToSecureString: Bool { kind == .scalar && text.contains("{{resolve:ssm-secure:") }

  /// Goes through the texts, each with the keys that lead there; functions are no part of the way.
  fileprivate func forEachText(at path: [String], _ body: (Node, [String]) -> Void) {
    switch kind {
    case .alias: break
    case .scalar: body(self, path)
    case .sequence:
      let isArgument = isTagged || Value(self).isCall
      for item in items { item.forEachText(at: isArgument ? path : path + ["*"], body) }
    case .mapping:
      let call = Value(self).functionCall
      for (key, value) in entries {
        guard call != nil else {
          value.forEachText(at: path + [key.text], body)
          continue
        }
        // The arguments of a function stand where its result does.
        if value.kind == .sequence {
          for item in value.items { item.forEachText(at: path, body) }
        } else {
          value.forEachText(at: path, body)
        }
      }
    }
  }
}
