import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// The name of a role where its ARN is expected.
  static let iamRoleARNExpected = Rule.resource("iam-role-arn-expected", of: RoleUse.types) { resource, context in
    for use in RoleUse.byType[resource.type] ?? [] where use.form != .any {
      for (role, given) in context.resolver.roles(use, of: resource) {
        guard case .origin(.resource(_, attribute: nil)) = given.content,
          let extent = context.resolver.extent(
            of: given.scenario, within: context.resolver.existence(of: resource))
        else { continue }
        let message: Finding.Message =
          use.form == .arn
          ? .isRejected(resource.logicalID, use.property, role.logicalID)
          : .isTolerated(resource.logicalID, use.property, role.logicalID)
        context.report(
          message, kind: use.form == .arn ? "rejected" : "tolerated", at: context.place(ofUseOf: given),
          flow: context.flow(of: given), when: given.scenario, extent: extent)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isRejected(_ resource: LogicalID, _ property: String, _ role: LogicalID) -> Self {
    """
    `\(property)` of `\(resource)` needs the ARN of role `\(role)`, and `Ref` gives its name, which the service \
    rejects. Write `!GetAtt \(wording: role.rawValue).Arn`.
    """
  }

  fileprivate static func isTolerated(_ resource: LogicalID, _ property: String, _ role: LogicalID) -> Self {
    """
    `\(property)` of `\(resource)` is documented as an ARN, but `Ref` of role `\(role)` gives its name, which is \
    found only as long as the role has no `Path`. Write `!GetAtt \(wording: role.rawValue).Arn`.
    """
  }
}
