import CloudFormation
import StackGraph

extension Resolver {
  /// The security groups of databases and caches, each with the first resource it is given to.
  var dataGroups: [ResourceID: StackResource] {
    var owners: [ResourceID: StackResource] = [:]
    for owner in workspace.resources(of: dataTypes) {
      for site in securityGroups(of: owner).sites where owners[site.group] == nil { owners[site.group] = owner }
    }
    return owners
  }
}

private let dataTypes: [ResourceType] = [
  "AWS::DAX::Cluster", "AWS::DocDB::DBCluster", "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::ReplicationGroup", "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup",
]
