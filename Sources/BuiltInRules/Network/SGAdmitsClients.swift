import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A listener or a database that nobody can connect to, for its security groups let in nobody.
  static let sgAdmitsClients = Rule.workspace("sg-admits-clients") { context in
    let resolver = context.resolver
    for listener in context.workspace.resources(of: "AWS::ElasticLoadBalancingV2::Listener") {
      let ports = resolver.property("Port", of: listener)
      let transports = resolver.property("Protocol", of: listener)
      guard ports.count == 1, let port = ports[0].content.integer,
        transports.allSatisfy({ ["HTTP", "HTTPS", "TCP", "TLS"].contains($0.content.text) })
      else { continue }
      for balancer in resolver.resources(
        namedBy: "LoadBalancerArn", of: listener, type: "AWS::ElasticLoadBalancingV2::LoadBalancer")
      {
        context.reportClosed(balancer.resource, for: listener, port: port, within: balancer.scenario) {
          .answersNobody(listener.logicalID, port, balancer.resource.logicalID)
        }
      }
    }
    let stores = context.workspace.resources(
      of: "AWS::DocDB::DBCluster", "AWS::EC2::VPCEndpoint", "AWS::EFS::MountTarget", "AWS::ElastiCache::CacheCluster",
      "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance",
      "AWS::Redshift::Cluster")
    for store in stores {
      let port = resolver.servicePort(of: store)
      // What an endpoint that is not known answers at is not known either, and it may be none of an interface.
      if port == nil, store.type == "AWS::EC2::VPCEndpoint" { continue }
      context.reportClosed(store, for: store, port: port, within: .always) { .letsInNobody(store.logicalID, port) }
    }
  }
}

extension RuleContext {
  /// Reports where all security groups of a resource are known and none lets in anybody.
  fileprivate func reportClosed(
    _ guarded: StackResource, for subject: StackResource, port: Int?, within scope: Scenario,
    message: () -> Finding.Message
  ) {
    let groups = resolver.securityGroups(of: guarded)
    guard groups.isOpen.isNever, !groups.sites.isEmpty else { return }
    let open = groups.sites.map {
      resolver.space.and($0.scenario, resolver.mayAdmit(groups: nil, port: port, into: $0.group))
    }
    // Where it is given no group it has that of the VPC.
    let guardedBySome = resolver.space.or(groups.sites.map(\.scenario))
    let closed = resolver.space.and([
      scope, resolver.existence(of: subject), guardedBySome, resolver.space.not(resolver.space.or(open)),
    ])
    guard let extent = resolver.extent(of: closed, within: resolver.existence(of: subject)) else { return }
    let isListener = subject.id != guarded.id
    let kind = isListener ? "listener" : "data"
    let at = isListener ? place(resolver.key("Port", of: subject), in: subject.stack) : place(of: subject)
    report(
      message(), kind: kind, at: at,
      notes: groups.sites.prefix(4).map { note("lets in nobody", at: workspace[$0.group]) }, when: closed,
      extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func answersNobody(_ listener: LogicalID, _ port: Int, _ balancer: LogicalID) -> Self {
    """
    Listener `\(listener)` waits at port \(port), but no security group of load balancer `\(balancer)` lets anybody \
    connect there. Add a rule for the port, or remove the listener.
    """
  }

  fileprivate static func letsInNobody(_ store: LogicalID, _ port: Int?) -> Self {
    """
    `\(store)` answers\(wording: port.map { " at port \($0)" } ?? ""), but no security group of it lets anybody connect \
    there, so nothing can use it. Let in the security groups of its clients by `SourceSecurityGroupId`.
    """
  }
}
