import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A role given to a service that may not assume it.
  static let iamTrustServiceMismatch = Rule.resource("iam-trust-service-mismatch", of: RoleUse.types) {
    resource, context in
    let resolver = context.resolver
    for use in RoleUse.byType[resource.type] ?? [] {
      for (role, given) in resolver.roles(use, of: resource) {
        let trust = resolver.trustPolicy(of: role)
        guard let trusted = trust.services.first else { continue }
        let distrusted = resolver.space.not(trust.mayTrust(use.services, resolver))
        let scope = resolver.space.and(given.scenario, resolver.existence(of: role))
        guard let extent = resolver.extent(of: distrusted, unknown: trust.others, within: scope) else { continue }
        let isScaling = use.services == ["application-autoscaling"]
        let wanted = use.services[0] + ".amazonaws.com"
        let message: Finding.Message =
          isScaling
          ? .isNotNeeded(role.logicalID, resource.logicalID, trusted: trusted.name)
          : .isRefused(role.logicalID, resource.logicalID, use.property, wanted: wanted, trusted: trusted.name)
        context.report(
          message, kind: isScaling ? "scaling" : "refused", at: context.place(ofUseOf: given),
          notes: [context.note("trusts `\(trusted.name)`", at: trusted.place.span, in: trusted.place.stack)],
          flow: context.flow(of: given), when: resolver.space.and(distrusted, scope), extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isRefused(
    _ role: LogicalID, _ resource: LogicalID, _ property: String, wanted: String, trusted: String
  ) -> Self {
    """
    Role `\(role)` is given to `\(resource)` as `\(property)`, but trusts `\(wording: trusted)` and not `\(wanted)`, \
    so the service cannot assume it. Name `\(wanted)` as `Service` principal in the role's `AssumeRolePolicyDocument`.
    """
  }

  fileprivate static func isNotNeeded(_ role: LogicalID, _ target: LogicalID, trusted: String) -> Self {
    """
    Role `\(role)` is given to the scalable target `\(target)`, but trusts `\(wording: trusted)` and not \
    `application-autoscaling.amazonaws.com`, so Application Auto Scaling cannot assume it. For ECS and most other \
    services it uses its service-linked role instead: drop `RoleARN` and the role.
    """
  }
}
