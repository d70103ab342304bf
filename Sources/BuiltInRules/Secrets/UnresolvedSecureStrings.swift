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
  /// each with the property's name. What is not wanted is passed over with all that stands in it.
  func forEachTextWithoutSecureStrings(
    where isWanted: (Node) -> Bool, _ body: (_ text: Node, _ property: String) -> Void
  ) {
    // What others make of a template's text is theirs.
    guard type.isCustom || ResourceSchema(type.rawValue) != nil, type != "AWS::CloudFormation::Stack",
      !type.rawValue.hasPrefix("AWS::Serverless::")
    else { return }
    let supported = supportedPaths[type] ?? []
    properties?.node.forEachText(at: [], where: isWanted) { text, path in
      if supported.contains(path.joined(separator: ".")) { return }
      body(text, path.filter { $0 != "*" }.joined(separator: "."))
    }
  }
}

extension Node {
  /// Whether the text refers to a secure string.
  var refersToSecureString: Bool {
    kind == .scalar && withUTF8(\.haveDoubleBrace) && text.contains("{{resolve:ssm-secure:")
  }

  /// Goes through the texts, each with the keys that lead there; functions are no part of the way.
  fileprivate func forEachText(at path: [String], where isWanted: (Node) -> Bool, _ body: (Node, [String]) -> Void) {
    guard isWanted(self) else { return }
    switch kind {
    case .alias: break
    case .scalar: body(self, path)
    case .sequence:
      let isArgument = isTagged || Value(self).isCall
      for item in items { item.forEachText(at: isArgument ? path : path + ["*"], where: isWanted, body) }
    case .mapping:
      let call = Value(self).functionCall
      for (key, value) in entries {
        guard call != nil else {
          value.forEachText(at: path + [key.text], where: isWanted, body)
          continue
        }
        // The arguments of a function stand where its result does.
        if value.kind == .sequence {
          for item in value.items { item.forEachText(at: path, where: isWanted, body) }
        } else {
          value.forEachText(at: path, where: isWanted, body)
        }
      }
    }
  }
}
