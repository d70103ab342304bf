import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A resource that could stand in several Availability Zones but whose subnets are all of one.
  static let placementMultiAZ = Rule.resource("placement-multi-az", of: Placed.types) { resource, context in
    guard let placed = Placed.table[resource.type] else { return }
    let key = context.resolver.key(placed.path, of: resource)
    let placement = context.resolver.placement(of: resource)
    // A group that keeps one machine alive has often a reason to keep it where it is.
    let isLone = context.resolver.property("MaxSize", of: resource).allSatisfy { $0.content.integer == 1 }
    let kind = isLone ? "lone" : "single"
    if placed.needsSeveral {
      context.reportSingleZone(
        placement, of: resource, at: key, kind: "refused",
        .isRefused(placed.subject, resource.logicalID))
      return
    }
    context.reportSingleZone(
      placement, of: resource, at: key, kind: kind, isChosen: placed.isOneByChoice,
      .standsInOneZone(placed.subject, resource.logicalID))
    guard resource.type == "AWS::AutoScaling::AutoScalingGroup" || resource.type == .classicLoadBalancer else { return }
    let (zones, isOpen) = context.resolver.zones(
      in: context.resolver.property("AvailabilityZones", of: resource))
    let elsewhere = context.resolver.space.or(placement.sites.map(\.scenario) + [placement.isOpen, isOpen])
    let spread = context.resolver.spread(of: zones, unknown: elsewhere)
    guard
      let extent = context.resolver.extent(
        of: spread.isSingle, within: context.resolver.existence(of: resource), right: spread.isSeveral)
    else { return }
    context.report(
      .standsInOneZone(placed.subject, resource.logicalID), kind: kind,
      at: context.place(context.resolver.key("AvailabilityZones", of: resource), in: resource.stack),
      when: spread.isSingle, extent: extent)
  }
}

/// What is placed into subnets of zones, beside load balancers, services and subnet groups of databases, which have
/// rules of their own.
private struct Placed: Sendable {
  /// The property that lists the subnets.
  let path: [String]
  /// What it is, in messages.
  let subject: String
  /// Whether AWS refuses to make it in one zone.
  let needsSeveral: Bool
  /// Whether a setting, which has a rule of its own, makes it stand in one zone; then it takes one subnet.
  let isOneByChoice: Bool

  init(_ path: String, _ subject: String, needsSeveral: Bool = false, isOneByChoice: Bool = false) {
    self.isOneByChoice = isOneByChoice
    self.path = path.split(at: ".").map(String.init)
    self.subject = subject
    self.needsSeveral = needsSeveral
  }

  static let table: [ResourceType: Placed] = [
    "AWS::AmazonMQ::Broker": Placed("SubnetIds", "Message broker", isOneByChoice: true),
    "AWS::ApiGatewayV2::VpcLink": Placed("SubnetIds", "VPC link"),
    "AWS::AutoScaling::AutoScalingGroup": Placed("VPCZoneIdentifier", "Auto Scaling group"),
    "AWS::DAX::SubnetGroup": Placed("SubnetIds", "Subnet group"),
    "AWS::DMS::ReplicationSubnetGroup": Placed("SubnetIds", "Subnet group", needsSeveral: true),
    "AWS::EKS::Cluster": Placed("ResourcesVpcConfig.SubnetIds", "Kubernetes cluster", needsSeveral: true),
    "AWS::ElastiCache::SubnetGroup": Placed("SubnetIds", "Subnet group"),
    "AWS::ElasticLoadBalancing::LoadBalancer": Placed("Subnets", "Load balancer"),
    "AWS::Elasticsearch::Domain": Placed("VPCOptions.SubnetIds", "Search domain", isOneByChoice: true),
    "AWS::Lambda::Function": Placed("VpcConfig.SubnetIds", "Function"),
    "AWS::MSK::Cluster": Placed("BrokerNodeGroupInfo.ClientSubnets", "Kafka cluster", needsSeveral: true),
    "AWS::MemoryDB::SubnetGroup": Placed("SubnetIds", "Subnet group"),
    "AWS::OpenSearchService::Domain": Placed("VPCOptions.SubnetIds", "Search domain", isOneByChoice: true),
    "AWS::RDS::DBProxy": Placed("VpcSubnetIds", "Database proxy", needsSeveral: true),
    "AWS::Serverless::Function": Placed("VpcConfig.SubnetIds", "Function"),
  ]

  static let types = table.keys.sorted { $0.rawValue < $1.rawValue }
}

extension Finding.Message {
  fileprivate static func isRefused(_ subject: String, _ resource: LogicalID) -> Self {
    """
    All subnets of `\(resource)` stand in one Availability Zone, so its creation fails: a \
    \(wording: subject.lowercasedFirst) needs subnets in at least two zones. Add a subnet of another zone.
    """
  }

  fileprivate static func standsInOneZone(_ subject: String, _ resource: LogicalID) -> Self {
    """
    \(wording: subject) `\(resource)` stands in one Availability Zone and is gone when that fails. Add a subnet of \
    another zone.
    """
  }
}

extension String {
  /// The text with a small first letter, for the middle of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
