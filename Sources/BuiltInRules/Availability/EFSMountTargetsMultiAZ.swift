import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A file system whose mount targets all stand in one Availability Zone.
  static let efsMountTargetsMultiAZ = Rule.workspace("efs-mount-targets-multi-az") { context in
    let resolver = context.resolver
    let space = resolver.space
    var targets: [ResourceID: [(target: StackResource, scenario: Scenario)]] = [:]
    var stray = Scenario.never
    for target in context.workspace.resources(of: "AWS::EFS::MountTarget") {
      for system in resolver.property("FileSystemId", of: target) {
        if let id = system.content.resource, context.workspace[id].type == "AWS::EFS::FileSystem" {
          targets[id, default: []].append((target, system.scenario))
        } else if system.content.text == nil {
          stray = space.or(stray, system.scenario)
        }
      }
    }
    for (id, mounted) in targets.sorted(by: { $0.key < $1.key }) {
      let system = context.workspace[id]
      // A file system of one zone takes mount targets there only.
      guard system.resource.properties?["AvailabilityZoneName"] == nil else {
        continue
      }
      let placements = mounted.map { (resolver.placement(of: $0.target), $0.scenario) }
      let zones = placements.flatMap { placement, scope in
        placement.sites.flatMap(resolver.zones).map {
          SubnetZone(zone: $0.zone, scenario: space.and($0.scenario, scope))
        }
      }
      let unknown = space.or([stray] + placements.map { space.and($0.0.isOpen, $0.1) })
      let spread = resolver.spread(of: zones.filter { !$0.scenario.isNever }, unknown: unknown)
      guard
        let extent = resolver.extent(
          of: spread.isSingle, within: resolver.existence(of: system), right: spread.isSeveral)
      else { continue }
      context.report(
        .isMountedInOneZone(system.logicalID), at: context.place(of: system),
        notes: mounted.prefix(4).map { context.note("its mount target", at: $0.target) }, when: spread.isSingle,
        extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isMountedInOneZone(_ system: LogicalID) -> Self {
    """
    File system `\(system)` has mount targets in one Availability Zone only: when that fails, nobody reaches the files, \
    though they are kept in several. Add a mount target in a subnet of another zone.
    """
  }
}
