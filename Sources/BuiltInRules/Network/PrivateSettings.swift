import CloudFormation
import Findings
import StackGraph

/// Settings that put resources into a VPC, and their traffic through it.
let privateSettings: [PlacementSetting] =
  [
    PlacementSetting(
      defaultVPC, "AWS::RDS::DBInstance", "DBSubnetGroupName", .isAbsent,
      when: PlacementSetting.unlessSet(
        "DBClusterIdentifier", "SourceDBInstanceIdentifier", "SourceDBClusterIdentifier",
        "SourceDBInstanceAutomatedBackupsArn"), "Database", inDefaultVPC, subnetGroup("DBSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::RDS::DBCluster", "DBSubnetGroupName", .isAbsent, "Database cluster", inDefaultVPC,
      subnetGroup("DBSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::Neptune::DBCluster", "DBSubnetGroupName", .isAbsent, "Graph database", inDefaultVPC,
      subnetGroup("DBSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::DocDB::DBCluster", "DBSubnetGroupName", .isAbsent, "Document database", inDefaultVPC,
      subnetGroup("DBSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::Redshift::Cluster", "ClusterSubnetGroupName", .isAbsent, "Redshift cluster", inDefaultVPC,
      subnetGroup("ClusterSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::ElastiCache::CacheCluster", "CacheSubnetGroupName",
      .isOneOf(["default"], orAbsent: true), "Cache", inDefaultVPC, subnetGroup("CacheSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::ElastiCache::ReplicationGroup", "CacheSubnetGroupName",
      .isOneOf(["default"], orAbsent: true), "Cache", inDefaultVPC, subnetGroup("CacheSubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::MemoryDB::Cluster", "SubnetGroupName", .isAbsent, "In-memory database", inDefaultVPC,
      subnetGroup("SubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::DAX::Cluster", "SubnetGroupName", .isAbsent, "Cache", inDefaultVPC,
      subnetGroup("SubnetGroupName")),
    PlacementSetting(
      defaultVPC, "AWS::DMS::ReplicationInstance", "ReplicationSubnetGroupIdentifier", .isAbsent,
      "Replication instance", inDefaultVPC, subnetGroup("ReplicationSubnetGroupIdentifier")),
    PlacementSetting(
      defaultVPC, "AWS::EC2::Instance", "SubnetId", .isAbsent,
      when: PlacementSetting.unlessSet("NetworkInterfaces", "LaunchTemplate"), "Instance", inDefaultVPC,
      "Set `SubnetId` to a subnet of the system"),
    PlacementSetting(
      defaultVPC, "AWS::EC2::SecurityGroup", "VpcId", .isAbsent, "Security group",
      "belongs to the account's default VPC", "Set `VpcId` to the VPC of what it guards"),
    PlacementSetting(
      defaultVPC, "AWS::EMR::Cluster", "Instances.Ec2SubnetId", .isAbsent,
      when: PlacementSetting.unlessSet("Instances.Ec2SubnetIds"), "EMR cluster", inDefaultVPC,
      "Set `Ec2SubnetId` to a private subnet"),
    PlacementSetting(
      defaultVPC, "AWS::SageMaker::NotebookInstance", "SubnetId", .isAbsent, "Notebook",
      "stands in no VPC of the system, so that nothing of its network guards it",
      "Set `SubnetId` to a private subnet, with security groups"),
    PlacementSetting(
      throughVPC, "AWS::SageMaker::NotebookInstance", "DirectInternetAccess",
      .isOneOf(["Enabled"], orAbsent: true), "Notebook",
      "reaches the internet past the VPC, so that data leaves it unseen",
      "Set `DirectInternetAccess: Disabled` with a subnet and security groups"),
    PlacementSetting(
      throughVPC, "AWS::SageMaker::Model", "EnableNetworkIsolation", .isFalse(orAbsent: true), "Model",
      "may call out to the network from its containers, so that code of others can take data along",
      "Set `EnableNetworkIsolation: true`"),
    PlacementSetting(
      throughVPC, "AWS::Redshift::Cluster", "EnhancedVpcRouting", .isFalse(orAbsent: true), "Redshift cluster",
      "loads and unloads data past the VPC, where no security group, endpoint policy or flow log sees it",
      "Set `EnhancedVpcRouting: true`"),
    PlacementSetting(
      throughVPC, "AWS::RedshiftServerless::Workgroup", "EnhancedVpcRouting", .isFalse(orAbsent: true),
      "Redshift workgroup",
      "loads and unloads data past the VPC, where no security group, endpoint policy or flow log sees it",
      "Set `EnhancedVpcRouting: true`"),
    PlacementSetting(
      "lambda-in-vpc", "AWS::Lambda::Function", "VpcConfig.SubnetIds", .isAbsent, "Function",
      "runs outside of the VPC, so that it reaches nothing within and no security group guards what it sends",
      "Set `VpcConfig` if it talks to resources of the VPC"),
    PlacementSetting(
      "ecs-network-mode-awsvpc", "AWS::ECS::TaskDefinition", "NetworkMode",
      .isNoneOf(["awsvpc"], orAbsent: true),
      when: PlacementSetting.unlessSet("RequiresCompatibilities"), "Task definition",
      "shares the network of its machine with all other tasks on it, so that no security group tells them apart",
      "Set `NetworkMode: awsvpc`"),
    PlacementSetting(
      "ecs-network-mode-awsvpc", "AWS::ECS::TaskDefinition", "NetworkMode",
      .isNoneOf(["awsvpc"], orAbsent: true), when: { isForMachines($0, $1) }, "Task definition",
      "shares the network of its machine with all other tasks on it, so that no security group tells them apart",
      "Set `NetworkMode: awsvpc`"),
  ]

private let defaultVPC: RuleID = "default-vpc-not-used"
private let throughVPC: RuleID = "service-traffic-through-vpc"
private let inDefaultVPC =
  "stands in the account's default VPC, whose subnets are all public and which belongs to no stack"

private func subnetGroup(_ property: String) -> String {
  "Set `\(property)` to a subnet group of private subnets"
}

/// What needs Fargate has a network of its own, or another rule says that it does not start.
private func isForMachines(_ resolver: Resolver, _ definition: StackResource) -> Scenario {
  let wanted = resolver.property("RequiresCompatibilities", of: definition).filter { $0.content != .absent }
  let list = resolver.list(of: wanted, at: nil)
  let words = list.items.flatMap { resolver.alternatives(of: $0) }
  guard !list.isOpen, !words.isEmpty, words.allSatisfy({ $0.content.text == "EC2" }) else { return .never }
  return resolver.space.or(words.map(\.scenario))
}
