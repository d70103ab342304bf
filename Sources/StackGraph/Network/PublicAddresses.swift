import CloudFormation

extension Resolver {
  /// Where a resource is certainly given a public address, or a name that leads to one, and when; nil where that is not
  /// said.
  package func publicAddress(of resource: StackResource) -> Alternative? {
    guard let setting = Self.addressSettings[resource.type] else { return nil }
    let found = values(at: setting.path, of: resource).filter { value in
      switch value.content {
      case .absent: setting.isDefault
      case .text(let text): setting.words.contains(text)
      default: false
      }
    }
    guard let first = found.first else { return nil }
    return first.limited(to: space.or(found.map(\.scenario)))
  }

  /// The property that gives a public address, the words that do, and whether it is given without it.
  private static let addressSettings: [ResourceType: (path: [String], words: [String], isDefault: Bool)] = [
    "AWS::AmazonMQ::Broker": (["PubliclyAccessible"], truth, false),
    "AWS::DMS::ReplicationInstance": (["PubliclyAccessible"], truth, true),
    "AWS::EC2::Instance": (["NetworkInterfaces", "*", "AssociatePublicIpAddress"], truth, false),
    "AWS::ECS::Service": (["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"], ["ENABLED"], false),
    "AWS::ElasticLoadBalancing::LoadBalancer": (["Scheme"], ["internet-facing"], true),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (["Scheme"], ["internet-facing"], true),
    "AWS::RDS::DBCluster": (["PubliclyAccessible"], truth, false),
    "AWS::RDS::DBInstance": (["PubliclyAccessible"], truth, false),
    "AWS::Redshift::Cluster": (["PubliclyAccessible"], truth, false),
  ]

  private static let truth = ["true", "True"]
}
