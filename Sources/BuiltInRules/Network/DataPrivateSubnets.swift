import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Data stores in subnets with a route to the internet, beside databases of RDS.
  static let dataPrivateSubnets = privateSubnets(
    "data-private-subnets", of: "AWS::AmazonMQ::Broker", "AWS::DAX::SubnetGroup", "AWS::DMS::ReplicationSubnetGroup",
    "AWS::DocDB::DBSubnetGroup", "AWS::EFS::MountTarget", "AWS::ElastiCache::SubnetGroup",
    "AWS::Elasticsearch::Domain", "AWS::MSK::Cluster", "AWS::MemoryDB::SubnetGroup", "AWS::Neptune::DBSubnetGroup",
    "AWS::OpenSearchService::Domain", "AWS::Redshift::ClusterSubnetGroup", "AWS::RedshiftServerless::Workgroup"
  ) { resource, subnets in
    """
    `\(resource)` puts data into public subnets: \(subnets). Only its settings keep it off the internet there. Use subnets \
    without a route to an internet gateway.
    """
  }

  /// Functions and builds in subnets whose way out needs an address that they do not get.
  static let lambdaPrivateSubnets = privateSubnets(
    "lambda-private-subnets", of: "AWS::CodeBuild::Project", "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { resource, subnets in
    """
    `\(resource)` runs in public subnets: \(subnets). It gets no public address there, so the internet gateway does not \
    let it out, and calls to AWS and the internet time out. Use subnets with a route through a NAT gateway.
    """
  }

  /// Machines in subnets with a route to the internet.
  static let ec2InstanceInPrivateSubnet = privateSubnets(
    "ec2-instance-in-private-subnet", of: "AWS::AutoScaling::AutoScalingGroup", "AWS::Batch::ComputeEnvironment",
    "AWS::EC2::Instance", "AWS::EKS::Nodegroup", "AWS::EMR::Cluster", "AWS::SageMaker::NotebookInstance"
  ) { resource, subnets in
    """
    `\(resource)` runs machines in public subnets: \(subnets). Only their addresses and security groups keep them off the \
    internet there. Use subnets without a route to an internet gateway, and a load balancer before them.
    """
  }

  /// A rule about resources of some types that stand in public subnets.
  private static func privateSubnets(
    _ id: RuleID, of types: ResourceType...,
    message: @escaping @Sendable (_ resource: LogicalID, _ subnets: String) -> Finding.Message
  ) -> Rule {
    .resource(id, of: types) { resource, context in
      let placement = context.resolver.placement(of: resource)
      let space = context.resolver.space
      let isNoRouter = context.resolver.isNoRouter(resource)
      let found = context.offending(
        among: placement.sites, when: { tiers, _ in space.and(tiers.isPublic, isNoRouter) })
      guard let found else { return }
      let path = NetworkPlaces.ofTypes[resource.type]?.subnets.first { resource.resource.properties?[$0[0]] != nil }
      context.report(
        found, of: resource, key: context.resolver.key(path.map { [$0[0]] } ?? [], of: resource),
        phrase: "has a route to an internet gateway", message(resource.logicalID, context.names(of: found.subnets)))
    }
  }
}

extension Resolver {
  /// When a machine is not one that passes on what others send, as a NAT instance or VPN does, which must be public.
  func isNoRouter(_ machine: StackResource) -> Scenario {
    if machine.type != "AWS::EC2::Instance" { return existence(of: machine) }
    return scenario(["SourceDestCheck"], of: machine) { $0 == .absent || $0.bool == true }
  }
}
