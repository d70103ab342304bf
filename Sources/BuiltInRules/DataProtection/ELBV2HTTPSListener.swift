import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A listener that serves the internet over plain HTTP.
  static let elbv2HTTPSListener = Rule.resource(
    "elbv2-https-listener", of: "AWS::ElasticLoadBalancingV2::Listener"
  ) { listener, context in
    let resolver = context.resolver
    guard
      let plain = resolver.violation(
        among: resolver.property("Protocol", of: listener), where: { $0.content.text.map { $0 == "HTTP" } }),
      let forwarding = context.forwarding(by: listener),
      let balancer = resolver.property("LoadBalancerArn", of: listener).lazy.compactMap(\.content.resource).first
        .map({ context.workspace[$0] }), balancer.type == "AWS::ElasticLoadBalancingV2::LoadBalancer"
    else { return }
    let types = resolver.property("Type", of: balancer)
    guard types.allSatisfy({ $0.content == .absent || $0.content.text == "application" }),
      let facing = resolver.violation(
        among: resolver.property("Scheme", of: balancer),
        where: { $0.content == .absent ? true : $0.content.text.map { $0 == "internet-facing" } })
    else { return }
    let scenario = resolver.space.and([plain.scenario, forwarding.scenario, facing.scenario])
    let extents = [plain.extent, forwarding.extent, facing.extent]
    guard !scenario.isNever, extents.allSatisfy({ $0 == .always }) || resolver.isOfOneSystem(scenario) else { return }
    context.report(
      .isPlain(listener.logicalID, balancer.logicalID), at: context.place(plain.first.span, in: plain.first.stack),
      notes: [
        context.note("`\(balancer.logicalID)` faces the internet", at: facing.first.span, in: facing.first.stack)
      ],
      flow: context.flow(of: plain.first), when: scenario,
      extent: extents.contains(.sometimes) ? .sometimes : extents.contains(.byDefault) ? .byDefault : .always)
  }
}

extension RuleContext {
  /// When a listener hands requests on, rather than redirecting them or answering itself.
  fileprivate func forwarding(by listener: StackResource) -> Violation? {
    let actions = resolver.list(of: resolver.property("DefaultActions", of: listener), at: nil)
    let types = actions.items.flatMap { resolver.member("Type", of: $0) }
    return resolver.violation(among: types, where: { $0.content.text.map { $0 == "forward" } })
  }
}

extension Finding.Message {
  fileprivate static func isPlain(_ listener: LogicalID, _ balancer: LogicalID) -> Self {
    """
    Listener `\(listener)` of the internet-facing load balancer `\(balancer)` speaks plain HTTP: everybody on the way \
    reads and changes what is sent. Serve HTTPS with a certificate, and let this listener redirect to it.
    """
  }
}
