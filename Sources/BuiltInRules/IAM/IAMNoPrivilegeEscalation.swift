import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A principal whose policies together let it get any permission there is.
  static let iamNoPrivilegeEscalation = Rule.workspace("iam-no-privilege-escalation") { context in
    let resolver = context.resolver
    let attachments = resolver.policyAttachments
    // Policies for principals that stand elsewhere.
    let lone = context.workspace.resources(of: PolicyCarriers.standalone).filter {
      !attachments.isAttached($0) && !attachments.isBoundaryOnly($0)
    }
    for principal in context.workspace.resources(of: PolicyAttachments.principalTypes) + lone {
      let policies = attachments.policies(of: principal)
      guard !policies.statements.isEmpty || !policies.named.isEmpty else { continue }
      let powers = EscalationPowers(of: policies, resolver)
      let free = resolver.space.not(resolver.space.or(policies.bounded, powers.everything))
      let paths = powers.paths(within: resolver.space.and(free, resolver.existence(of: principal)), resolver)
      guard let first = paths.first, let power = first.powers.last else { continue }
      let scenario = resolver.space.or(paths.map(\.scenario))
      guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: principal)) else { continue }
      let names = first.path.actions.map { $0.split(at: ">")[0] }.map {
        EscalationPowers.spelling(of: String($0))
      }
      var said: Set<String> = [first.path.deed]
      let others = paths.filter { said.insert($0.path.deed).inserted }.map(\.path.deed)
      var places: Set<Place> = [context.place(power.place.span, in: power.place.stack)]
      let notes = paths.flatMap { path in path.powers.map { (path, $0) } }.compactMap { path, power -> Note? in
        let place = context.place(power.place.span, in: power.place.stack)
        guard places.insert(place).inserted else { return nil }
        return Note("allows `\(EscalationPowers.spelling(of: power.action))`", at: place)
      }
      context.report(
        .becomesAdministrator(principal.logicalID, listed(names, atMost: 5), first.path.deed, others),
        at: context.place(power.place.span, in: power.place.stack), notes: Array(notes.prefix(6)),
        flow: context.flow(of: power.place), when: scenario, extent: extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func becomesAdministrator(
    _ principal: LogicalID, _ actions: String, _ deed: String, _ others: [String]
  ) -> Self {
    let more =
      switch others.count {
      case 0: ""
      case 1: " It can also \(others[0])."
      case 2: " It can also \(others[0]), or \(others[1])."
      default: " It can also \(others[0]), \(others[1]), or gain permissions in \(others.count - 2) more ways."
      }
    return """
      `\(principal)` can give itself permissions it was not given: with \(wording: actions) on every resource it can \
      \(wording: deed).\(wording: more) Name the resources that are meant, or limit it by a permissions boundary.
      """
  }
}
