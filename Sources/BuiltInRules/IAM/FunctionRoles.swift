import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// The roles of functions.
  static let functionRoles = Rule.engine("function-roles", of: ["lambda-role-can-write-logs", "lambda-unique-role"]) {
    context in
    let resolver = context.resolver
    var users: [ResourceID: [(function: StackResource, role: Alternative)]] = [:]
    for function in context.workspace.resources(of: "AWS::Lambda::Function", "AWS::Serverless::Function") {
      for role in resolver.property("Role", of: function) {
        guard let id = role.content.resource, context.workspace[id].type == "AWS::IAM::Role" else { continue }
        users[id, default: []].append((function, role))
      }
    }
    guard !users.isEmpty else { return }
    let attachments = resolver.policyAttachments
    for (id, functions) in users.sorted(by: { $0.key < $1.key }) {
      let role = context.workspace[id]
      if let rule = context["lambda-role-can-write-logs"] {
        findSilent(role, attachments.policies(of: role), functions[0].function, rule)
      }
      guard let rule = context["lambda-unique-role"] else { continue }
      let first = functions[0]
      let second = functions.dropFirst().first { other in
        other.function.id != first.function.id && !resolver.space.areDisjoint(other.role.scenario, first.role.scenario)
      }
      guard let second else { continue }
      let both = resolver.space.and([
        first.role.scenario, second.role.scenario, resolver.existence(of: first.function),
        resolver.existence(of: second.function),
      ])
      guard let extent = resolver.extent(of: both, within: resolver.existence(of: second.function)) else { continue }
      rule.report(
        .isShared(role.logicalID, first.function.logicalID, second.function.logicalID), at: rule.place(of: role),
        notes: functions.prefix(5).map { rule.note("has the role", at: $0.function) }, when: both, extent: extent)
    }
  }

  /// Tells of a role that lets its functions write no logs.
  private static func findSilent(
    _ role: StackResource, _ policies: PrincipalPolicies, _ function: StackResource, _ rule: RuleContext
  ) {
    let resolver = rule.resolver
    // What a policy of AWS allows is not known in full.
    guard policies.others.isNever, policies.named.isEmpty else { return }
    let mayWrite = policies.statements.contains { held in
      held.statement.exceptedActions.count > 0
        || held.statement.actions.contains { action in
          guard let text = action.content.text else { return true }
          return Glob(text).matches("logs:PutLogEvents")
        }
    }
    guard !mayWrite,
      let extent = resolver.extent(of: resolver.existence(of: role), within: resolver.existence(of: role))
    else { return }
    rule.report(
      .isSilent(role.logicalID, function.logicalID), at: rule.place(of: role),
      notes: [rule.note("has the role", at: function)], extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func isShared(_ role: LogicalID, _ first: LogicalID, _ second: LogicalID) -> Self {
    """
    Functions `\(first)` and `\(second)` share role `\(role)`, so each has the permissions of the other. Give every \
    function a role of its own.
    """
  }

  fileprivate static func isSilent(_ role: LogicalID, _ function: LogicalID) -> Self {
    """
    Role `\(role)` of function `\(function)` does not allow `logs:PutLogEvents`, so what the function logs, its errors \
    included, is lost. Attach `AWSLambdaBasicExecutionRole`.
    """
  }
}
