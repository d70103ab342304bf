import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A zone that is written into the template by name.
  static let availabilityZoneHardcoded = Rule.resource(
    "availability-zone-hardcoded", of: zonePaths.keys.sorted { $0.rawValue < $1.rawValue }
  ) { resource, context in
    for path in zonePaths[resource.type] ?? [] {
      for zone in context.resolver.values(at: path, of: resource) where zone.isSettled {
        guard let name = zone.content.text, isZone(name) else { continue }
        context.report(
          .isWritten(resource.logicalID, name), at: context.place(zone.span, in: zone.stack),
          flow: context.flow(of: zone), inEveryScenario: true)
      }
    }
  }

  /// Whether a text is the name of a zone of a region, such as `eu-west-1a`. Those at the edge of regions are in no list
  /// that `Fn::GetAZs` gives.
  private static func isZone(_ name: String) -> Bool {
    let parts = name.split(at: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, last.utf8.count == 2 else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return last.utf8.first.map(digits.contains) == true && last.utf8.last.map(letters.contains) == true
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(letters.contains) }
  }

  private static let zonePaths: [ResourceType: [[String]]] = [
    "AWS::AutoScaling::AutoScalingGroup": [["AvailabilityZones", "*"]],
    "AWS::DAX::Cluster": [["AvailabilityZones", "*"]],
    "AWS::DMS::ReplicationInstance": [["AvailabilityZone"]],
    "AWS::EC2::Host": [["AvailabilityZone"]],
    "AWS::EC2::Instance": [["AvailabilityZone"]],
    "AWS::EC2::LaunchTemplate": [["LaunchTemplateData", "Placement", "AvailabilityZone"]],
    "AWS::EC2::SpotFleet": [
      ["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "Placement", "AvailabilityZone"],
      ["SpotFleetRequestConfigData", "LaunchTemplateConfigs", "*", "Overrides", "*", "AvailabilityZone"],
    ],
    "AWS::EC2::Subnet": [["AvailabilityZone"]],
    "AWS::EC2::Volume": [["AvailabilityZone"]],
    "AWS::ElastiCache::CacheCluster": [["PreferredAvailabilityZone"], ["PreferredAvailabilityZones", "*"]],
    "AWS::ElasticLoadBalancing::LoadBalancer": [["AvailabilityZones", "*"]],
    "AWS::ElasticLoadBalancingV2::TargetGroup": [["Targets", "*", "AvailabilityZone"]],
    "AWS::EMR::Cluster": [["Instances", "Placement", "AvailabilityZone"]],
    "AWS::Glue::Connection": [["ConnectionInput", "PhysicalConnectionRequirements", "AvailabilityZone"]],
    "AWS::RDS::DBCluster": [["AvailabilityZones", "*"]],
    "AWS::RDS::DBInstance": [["AvailabilityZone"]],
  ]
}

extension Finding.Message {
  fileprivate static func isWritten(_ resource: LogicalID, _ zone: String) -> Self {
    """
    `\(resource)` stands in zone `\(zone)`, which only one region has, and not every account under that name. Take the \
    zone from `!Select [0, !GetAZs '']` or a parameter.
    """
  }
}
