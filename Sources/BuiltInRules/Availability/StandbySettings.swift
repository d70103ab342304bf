import CloudFormation
import Findings
import StackGraph

/// Settings that give a resource a stand-in, in another Availability Zone where that is possible.
let standbySettings: [PlacementSetting] =
  [
    PlacementSetting(
      standby, "AWS::AmazonMQ::Broker", "DeploymentMode", .isOneOf(["SINGLE_INSTANCE"], orAbsent: false),
      "Message broker", "is a single machine: when it or its zone fails, no message is taken or delivered",
      "Set `DeploymentMode: ACTIVE_STANDBY_MULTI_AZ`, or `CLUSTER_MULTI_AZ` for RabbitMQ"),
    PlacementSetting(
      standby, "AWS::MemoryDB::Cluster", "NumReplicasPerShard", .isBelow(1, orAbsent: false), "In-memory database",
      "has no replicas: when a node or its zone fails, its part of the data is away", "Set `NumReplicasPerShard` to 1"),
    PlacementSetting(
      standby, "AWS::DAX::Cluster", "ReplicationFactor", .isBelow(3, orAbsent: false), "Cache",
      "has fewer than three nodes, which is what it takes to bear the failure of a zone",
      "Set `ReplicationFactor` to 3 or more"),
    PlacementSetting(
      standby, "AWS::Redshift::Cluster", "MultiAZ", .isFalse(orAbsent: true),
      when: { withoutRelocation($0, $1) }, "Redshift cluster", "stands in one Availability Zone and cannot be moved",
      "Set `MultiAZ: true`, or `AvailabilityZoneRelocation: true` to have it moved when the zone fails"),
    PlacementSetting(
      standby, "AWS::DMS::ReplicationInstance", "MultiAZ", .isFalse(orAbsent: true), "Replication instance",
      "has no standby: when its zone fails, replication stops", "Set `MultiAZ: true`"),
    PlacementSetting(
      standby, "AWS::SageMaker::EndpointConfig", "ProductionVariants.*.InitialInstanceCount",
      .isBelow(2, orAbsent: false), "Endpoint configuration",
      "puts a variant on a single instance: when that fails, nobody answers for it",
      "Set `InitialInstanceCount` to 2 or more; SageMaker spreads the instances over zones"),
    PlacementSetting(
      standby, "AWS::Timestream::InfluxDBInstance", "DeploymentType", .isOneOf(["SINGLE_AZ"], orAbsent: true),
      "Time series database", "has no standby in another zone", "Set `DeploymentType: WITH_MULTIAZ_STANDBY`"),
    PlacementSetting(
      standby, "AWS::FSx::FileSystem", "WindowsConfiguration.DeploymentType",
      .isOneOf(["SINGLE_AZ_1", "SINGLE_AZ_2"], orAbsent: true), when: PlacementSetting.whenSet("WindowsConfiguration"),
      "File system", "stands in one Availability Zone: when that fails, nobody reaches the files",
      "Set `DeploymentType: MULTI_AZ_1`"),
    PlacementSetting(
      caches, "AWS::ElastiCache::ReplicationGroup", "AutomaticFailoverEnabled", .isFalse(orAbsent: true), "Cache",
      "has no automatic failover: when its primary node or that node's zone fails, nothing is written any more",
      "Set `AutomaticFailoverEnabled: true` and `MultiAZEnabled: true` with at least one replica"),
    PlacementSetting(
      caches, "AWS::ElastiCache::ReplicationGroup", "MultiAZEnabled", .isFalse(orAbsent: true),
      when: PlacementSetting.when("AutomaticFailoverEnabled", isOneOf: "true", "True"), "Cache",
      "may have its primary node and all replicas in one Availability Zone, and fail with that",
      "Set `MultiAZEnabled: true`"),
    PlacementSetting(
      caches, "AWS::ElastiCache::CacheCluster", "AZMode", .isOneOf(["single-az"], orAbsent: true),
      when: { isSpreadable($0, $1) }, "Cache", "has all its nodes in one Availability Zone",
      "Set `AZMode: cross-az`"),
    PlacementSetting(
      "opensearch-multi-az", "AWS::OpenSearchService::Domain", "ClusterConfig.ZoneAwarenessEnabled",
      .isFalse(orAbsent: true), kind: "zones", when: { isOneDomain($0, $1) }, "Search domain", domainInOneZone,
      zoneAwareness),
    PlacementSetting(
      "opensearch-multi-az", "AWS::Elasticsearch::Domain", "ElasticsearchClusterConfig.ZoneAwarenessEnabled",
      .isFalse(orAbsent: true), kind: "zones", "Search domain", domainInOneZone, zoneAwareness),
    PlacementSetting(
      "opensearch-multi-az", "AWS::OpenSearchService::Domain", "ClusterConfig.DedicatedMasterEnabled",
      .isFalse(orAbsent: true), kind: "masters", when: { isOneDomain($0, $1) }, "Search domain", withoutMasters,
      dedicatedMasters),
    PlacementSetting(
      "opensearch-multi-az", "AWS::Elasticsearch::Domain", "ElasticsearchClusterConfig.DedicatedMasterEnabled",
      .isFalse(orAbsent: true), kind: "masters", "Search domain", withoutMasters, dedicatedMasters),
    PlacementSetting(
      "asg-elb-health-check", "AWS::AutoScaling::AutoScalingGroup", "HealthCheckType",
      .isOneOf(["EC2"], orAbsent: true), when: { $0.isBehindBalancer($1) }, "Auto Scaling group",
      "stands behind a load balancer but keeps instances that its health check has given up",
      "Set `HealthCheckType: ELB` with a `HealthCheckGracePeriod`"),
    PlacementSetting(
      "asg-min-size", "AWS::AutoScaling::AutoScalingGroup", "MinSize", .isOneOf(["1"], orAbsent: false),
      when: { $0.isBehindBalancer($1) }, "Auto Scaling group",
      "may run one instance behind its load balancer: when that or its zone fails, nobody answers until another runs",
      "Set `MinSize` to 2 or more"),
  ]

/// Options of low severity.
let redundancySettings: [PlacementSetting] =
  [
    PlacementSetting(
      options, "AWS::AutoScaling::AutoScalingGroup", "MixedInstancesPolicy", .isAbsent, "Auto Scaling group",
      "knows one type of instance only and cannot grow when there are none of it left",
      "List two or more types in `MixedInstancesPolicy`"),
    PlacementSetting(
      options, "AWS::AutoScaling::AutoScalingGroup", "TargetGroupARNs", .isAbsent,
      when: PlacementSetting.unlessSet("LoadBalancerNames"), "Auto Scaling group",
      "has no load balancer before it that leaves out instances that fail",
      "Name its target groups in `TargetGroupARNs`"),
    PlacementSetting(
      options, "AWS::ElasticLoadBalancing::LoadBalancer", "CrossZone", .isFalse(orAbsent: true), "Load balancer",
      "gives each zone the same share, however many instances stand there", "Set `CrossZone: true`"),
    PlacementSetting(
      options, "AWS::CloudFront::Distribution", "DistributionConfig.OriginGroups", .isAbsent, "Distribution",
      "has no second origin to go to when the first fails", "Add an origin group of two members"),
    PlacementSetting(
      options, "AWS::S3::Bucket", "ReplicationConfiguration", .isAbsent, "Bucket", "has no copy in another region",
      "Set `ReplicationConfiguration` if its data must survive the region"),
  ]

private let standby: RuleID = "service-standby-multi-az"
private let caches: RuleID = "elasticache-multi-az"
private let options: RuleID = "redundancy-options"
private let domainInOneZone = "has all its nodes in one Availability Zone, and no index is left when that fails"
private let zoneAwareness = "Set `ZoneAwarenessEnabled: true` with three data nodes in subnets of different zones"
private let withoutMasters =
  "has no nodes of their own to lead the cluster, so that heavy load on the data nodes can break it apart"
private let dedicatedMasters = "Set `DedicatedMasterEnabled: true` with `DedicatedMasterCount: 3`"

private func withoutRelocation(_ resolver: Resolver, _ cluster: StackResource) -> Scenario {
  resolver.scenario(["AvailabilityZoneRelocation"], of: cluster) { $0 == .absent || $0.bool == false }
}

/// Memcached with several nodes; with Redis the cluster is one node.
private func isSpreadable(_ resolver: Resolver, _ cluster: StackResource) -> Scenario {
  resolver.space.and(
    resolver.scenario(["Engine"], of: cluster) { $0.text == "memcached" },
    resolver.scenario(["NumCacheNodes"], of: cluster) { $0.integer.map { $0 > 1 } == true })
}

/// A domain with a standby zone is spread by itself.
private func isOneDomain(_ resolver: Resolver, _ domain: StackResource) -> Scenario {
  resolver.scenario(["ClusterConfig", "MultiAZWithStandbyEnabled"], of: domain) {
    $0 == .absent || $0.bool == false
  }
}

extension Resolver {
  /// When instances of a group are certainly behind a load balancer.
  fileprivate func isBehindBalancer(_ group: StackResource) -> Scenario {
    let lists = ["TargetGroupARNs", "LoadBalancerNames"].map { list(of: property($0, of: group), at: nil) }
    return space.or(lists.flatMap(\.items).map(\.scenario))
  }
}
