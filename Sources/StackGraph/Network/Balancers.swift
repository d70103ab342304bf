import CloudFormation

/// A listener that hands requests on to a target group, and the load balancer it belongs to.
package struct Forwarding: Sendable {
  /// The load balancer.
  package let balancer: ResourceID
  /// The listener, or the rule of a listener.
  package let listener: ResourceID
  /// When it does.
  package let scenario: Scenario
}

/// Which load balancers stand before which target groups.
struct BalancerIndex {
  /// For each target group, what hands requests on to it.
  var forwardings: [ResourceID: [Forwarding]] = [:]
  /// For each load balancer, its listeners.
  var listeners: [ResourceID: [ResourceID]] = [:]
  /// When a listener belongs to a load balancer, or hands on to a target group, it is not known which.
  var stray = Scenario.never
}

extension Resolver {
  /// What hands requests on to a target group, by stack and position of the listener.
  package func forwardings(to group: ResourceID) -> [Forwarding] { balancerIndex.forwardings[group] ?? [] }

  /// The listeners of a load balancer; nil where it may have others that are not known.
  package func listeners(of balancer: ResourceID) -> [ResourceID]? {
    balancerIndex.stray.isNever ? balancerIndex.listeners[balancer] ?? [] : nil
  }

  private var balancerIndex: BalancerIndex {
    if let known = networkMemo.balancers { return known }
    var index = BalancerIndex()
    var owners: [ResourceID: [(balancer: ResourceID, scenario: Scenario)]] = [:]
    for listener in workspace.resources(of: "AWS::ElasticLoadBalancingV2::Listener") {
      for balancer in property("LoadBalancerArn", of: listener) {
        guard let id = balancer.content.resource,
          workspace[id].type == "AWS::ElasticLoadBalancingV2::LoadBalancer"
        else {
          if balancer.content.mayBeOfWorkspace { index.stray = space.or(index.stray, balancer.scenario) }
          continue
        }
        if index.listeners[id]?.last != listener.id { index.listeners[id, default: []].append(listener.id) }
        owners[listener.id, default: []].append((id, balancer.scenario))
      }
      addForwardings(of: listener, by: owners[listener.id] ?? [], to: &index, actions: "DefaultActions")
    }
    for rule in workspace.resources(of: "AWS::ElasticLoadBalancingV2::ListenerRule") {
      let belonging = property("ListenerArn", of: rule).flatMap { listener in
        (listener.content.resource.flatMap { owners[$0] } ?? []).map {
          (balancer: $0.balancer, scenario: space.and($0.scenario, listener.scenario))
        }
      }
      addForwardings(of: rule, by: belonging, to: &index, actions: "Actions")
    }
    networkMemo.balancers = index
    return index
  }

  private func addForwardings(
    of listener: StackResource, by owners: [(balancer: ResourceID, scenario: Scenario)], to index: inout BalancerIndex,
    actions: String
  ) {
    let groups =
      values(at: [actions, "*", "TargetGroupArn"], of: listener)
      + values(at: [actions, "*", "ForwardConfig", "TargetGroups", "*", "TargetGroupArn"], of: listener)
    for group in groups {
      guard let id = group.content.resource, workspace[id].type == "AWS::ElasticLoadBalancingV2::TargetGroup" else {
        continue
      }
      for owner in owners {
        let scenario = space.and(group.scenario, owner.scenario)
        guard !scenario.isNever else { continue }
        index.forwardings[id, default: []].append(
          Forwarding(balancer: owner.balancer, listener: listener.id, scenario: scenario))
      }
    }
  }
}
