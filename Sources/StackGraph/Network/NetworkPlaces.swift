import CloudFormation

/// Where resources of a type say in which subnets they stand and which security groups guard them.
package struct NetworkPlaces: Sendable {
  /// The paths of subnet ids from `Properties`; `*` is every item of a list.
  package let subnets: [[String]]
  /// The paths of security group ids.
  package let groups: [[String]]
  /// The property that names a subnet group, and the type of that.
  package let subnetGroup: (property: [String], type: ResourceType)?

  /// The places of every type that has some.
  package static let ofTypes: [ResourceType: NetworkPlaces] = {
    var places: [ResourceType: NetworkPlaces] = [:]
    for line in TableText(table).parts("\n") {
      let columns = line.parts("|").map { $0.parts(" ") }
      let named = columns[1].lazy.map { $0.parts(">") }.first { $0.count == 2 }
      places[ResourceType("AWS::" + columns[0][0].string)] = NetworkPlaces(
        subnets: named == nil ? columns[1].filter { !$0.isDash }.map(path) : [],
        groups: columns[2].filter { !$0.isDash }.map(path),
        subnetGroup: named.map { (property: path($0[0]), type: ResourceType("AWS::" + $0[1].string)) })
    }
    return places
  }()

  /// The types that list subnets themselves, sorted.
  package static let typesWithSubnets = ofTypes.filter { !$0.value.subnets.isEmpty }.keys.sorted {
    $0.rawValue < $1.rawValue
  }

  /// All types, sorted.
  package static let types = ofTypes.keys.sorted { $0.rawValue < $1.rawValue }

  private static func path(_ text: TableText) -> [String] { text.parts(".").map(\.string) }

  /// Type, subnets (or the subnet group's name and type) and security groups, from the types' pages in the
  /// CloudFormation template reference.
  private static let table: StaticString = """
    AmazonMQ::Broker | SubnetIds.* | SecurityGroups.*
    ApiGatewayV2::VpcLink | SubnetIds.* | SecurityGroupIds.*
    AppRunner::VpcConnector | Subnets.* | SecurityGroups.*
    AutoScaling::AutoScalingGroup | VPCZoneIdentifier.* | -
    AutoScaling::LaunchConfiguration | - | SecurityGroups.*
    Batch::ComputeEnvironment | ComputeResources.Subnets.* | ComputeResources.SecurityGroupIds.*
    CodeBuild::Project | VpcConfig.Subnets.* | VpcConfig.SecurityGroupIds.*
    DAX::Cluster | SubnetGroupName>DAX::SubnetGroup | SecurityGroupIds.*
    DAX::SubnetGroup | SubnetIds.* | -
    DMS::ReplicationInstance | ReplicationSubnetGroupIdentifier>DMS::ReplicationSubnetGroup | VpcSecurityGroupIds.*
    DMS::ReplicationSubnetGroup | SubnetIds.* | -
    DocDB::DBCluster | DBSubnetGroupName>DocDB::DBSubnetGroup | VpcSecurityGroupIds.*
    DocDB::DBSubnetGroup | SubnetIds.* | -
    EC2::Instance | SubnetId NetworkInterfaces.*.SubnetId | SecurityGroupIds.* NetworkInterfaces.*.GroupSet.*
    EC2::LaunchTemplate | LaunchTemplateData.NetworkInterfaces.*.SubnetId | \
    LaunchTemplateData.SecurityGroupIds.* LaunchTemplateData.NetworkInterfaces.*.Groups.*
    EC2::NetworkInterface | SubnetId | GroupSet.*
    EC2::VPCEndpoint | SubnetIds.* | SecurityGroupIds.*
    ECS::Service | NetworkConfiguration.AwsvpcConfiguration.Subnets.* | \
    NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*
    EFS::MountTarget | SubnetId | SecurityGroups.*
    EKS::Cluster | ResourcesVpcConfig.SubnetIds.* | ResourcesVpcConfig.SecurityGroupIds.*
    EKS::Nodegroup | Subnets.* | -
    EMR::Cluster | Instances.Ec2SubnetId Instances.Ec2SubnetIds.* | -
    ElastiCache::CacheCluster | CacheSubnetGroupName>ElastiCache::SubnetGroup | VpcSecurityGroupIds.*
    ElastiCache::ReplicationGroup | CacheSubnetGroupName>ElastiCache::SubnetGroup | SecurityGroupIds.*
    ElastiCache::SubnetGroup | SubnetIds.* | -
    ElasticLoadBalancing::LoadBalancer | Subnets.* | SecurityGroups.*
    ElasticLoadBalancingV2::LoadBalancer | Subnets.* SubnetMappings.*.SubnetId | SecurityGroups.*
    Elasticsearch::Domain | VPCOptions.SubnetIds.* | VPCOptions.SecurityGroupIds.*
    Events::Rule | Targets.*.EcsParameters.NetworkConfiguration.AwsVpcConfiguration.Subnets.* | \
    Targets.*.EcsParameters.NetworkConfiguration.AwsVpcConfiguration.SecurityGroups.*
    Lambda::Function | VpcConfig.SubnetIds.* | VpcConfig.SecurityGroupIds.*
    MSK::Cluster | BrokerNodeGroupInfo.ClientSubnets.* | BrokerNodeGroupInfo.SecurityGroups.*
    MemoryDB::Cluster | SubnetGroupName>MemoryDB::SubnetGroup | SecurityGroupIds.*
    MemoryDB::SubnetGroup | SubnetIds.* | -
    Neptune::DBCluster | DBSubnetGroupName>Neptune::DBSubnetGroup | VpcSecurityGroupIds.*
    Neptune::DBSubnetGroup | SubnetIds.* | -
    OpenSearchService::Domain | VPCOptions.SubnetIds.* | VPCOptions.SecurityGroupIds.*
    RDS::DBCluster | DBSubnetGroupName>RDS::DBSubnetGroup | VpcSecurityGroupIds.*
    RDS::DBInstance | DBSubnetGroupName>RDS::DBSubnetGroup | VPCSecurityGroups.*
    RDS::DBProxy | VpcSubnetIds.* | VpcSecurityGroupIds.*
    RDS::DBSubnetGroup | SubnetIds.* | -
    Redshift::Cluster | ClusterSubnetGroupName>Redshift::ClusterSubnetGroup | VpcSecurityGroupIds.*
    Redshift::ClusterSubnetGroup | SubnetIds.* | -
    RedshiftServerless::Workgroup | SubnetIds.* | SecurityGroupIds.*
    SageMaker::NotebookInstance | SubnetId | SecurityGroupIds.*
    Scheduler::Schedule | Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.Subnets.* | \
    Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.*
    Serverless::Function | VpcConfig.SubnetIds.* | VpcConfig.SecurityGroupIds.*
    """
}
