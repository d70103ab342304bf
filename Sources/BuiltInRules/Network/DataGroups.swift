import CloudFormation
import StackGraph

extension Resolver {
  /// The security groups of databases and caches, each once with the first resource it is given to.
  var dataGroups: [(group: StackResource, owner: StackResource)] {
    var seen: Set<ResourceID> = []
    return workspace.resources(of: dataTypes).flatMap { owner in
      securityGroups(of: owner).sites.compactMap { site in
        seen.insert(site.group).inserted ? (workspace[site.group], owner) : nil
      }
    }
  }
}

private let dataTypes: [ResourceType] = [
  "AWS::DAX::Cluster", "AWS::DocDB::DBCluster", "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::ReplicationGroup", "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Workgroup",
]
