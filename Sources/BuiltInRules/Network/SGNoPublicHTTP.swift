import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A machine or task, with no load balancer's group, that everybody may talk to over plain HTTP.
  static let sgNoPublicHTTP = Rule.workspace("sg-no-public-http") { context in
    let resolver = context.resolver
    var owners: [ResourceID: StackResource] = [:]
    var balancers: Set<ResourceID> = []
    for resource in context.workspace.resources(of: balancerTypes + machineTypes) {
      for site in resolver.securityGroups(of: resource).sites {
        if balancerTypes.contains(resource.type) {
          balancers.insert(site.group)
        } else {
          owners[site.group] = owners[site.group] ?? resource
        }
      }
    }
    for (id, owner) in owners.sorted(by: { $0.key < $1.key }) where !balancers.contains(id) {
      for (_, ingress) in resolver.publicGates(of: id) where ingress.range == 80...80 && ingress.admitsTCP {
        context.report(
          ingress.addresses, .letsIn(context.workspace[id].logicalID, owner.logicalID),
          notes: [context.note("guarded by the group", at: owner)])
      }
    }
  }
}

private let balancerTypes: [ResourceType] = [
  "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
]
private let machineTypes: [ResourceType] = [
  "AWS::AutoScaling::LaunchConfiguration", "AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::ECS::Service",
]

extension Finding.Message {
  fileprivate static func letsIn(_ group: LogicalID, _ owner: LogicalID) -> Self {
    """
    `\(group)` lets the whole internet talk to `\(owner)` at port 80, in plain text and past any load balancer. Let in a \
    load balancer only, which redirects to HTTPS.
    """
  }
}
