import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A task whose execution role may not read a secret that ECS is to fetch with it.
  static let ecsSecretsExecutionRoleAccess = Rule.resource(
    "ecs-secrets-execution-role-access", of: "AWS::ECS::TaskDefinition"
  ) { task, context in
    let resolver = context.resolver
    let needs = resolver.secretNeeds(of: task)
    guard !needs.isEmpty else { return }
    for role in resolver.property("ExecutionRoleArn", of: task) {
      if role.content == .absent {
        context.report([needs[0]], of: task, within: role.scenario, kind: "no-role") { .hasNoRole($0, task.logicalID) }
        continue
      }
      guard let id = role.content.resource, context.workspace[id].type == "AWS::IAM::Role" else { continue }
      let holder = context.workspace[id]
      let grants = resolver.grants(of: holder)
      let denied = needs.compactMap { need -> (SecretNeed, Scenario)? in
        guard let keeper = need.keeper, need.resource != nil || need.target != nil else { return nil }
        let allowed = resolver.mayAllow(keeper.action, on: need.resource, target: need.target, grants)
        let denied = resolver.space.and([role.scenario, need.source.scenario, resolver.space.not(allowed)])
        return denied.isNever ? nil : (need, denied)
      }
      for keeper in [SecretNeed.Keeper.secretsManager, .parameterStore] {
        let found = denied.filter { $0.0.keeper == keeper }
        guard !found.isEmpty else { continue }
        context.report(
          found.map(\.0), of: task, within: resolver.space.or(found.map(\.1)), kind: "denied", holder
        ) { .mayNotRead($0, task.logicalID, holder.logicalID, keeper) }
      }
      guard denied.isEmpty else { continue }
      context.checkKeys(of: needs, of: task, role: holder, within: role.scenario, grants)
    }
  }
}

extension RuleContext {
  /// Reports the secrets whose key the role may not use.
  fileprivate func checkKeys(
    of needs: [SecretNeed], of task: StackResource, role: StackResource, within scope: Scenario, _ grants: RoleGrants
  ) {
    for need in needs where need.keeper == .secretsManager {
      guard let secret = need.resource, secret.type == "AWS::SecretsManager::Secret" else { continue }
      for key in resolver.property("KmsKeyId", of: secret) {
        guard let id = key.content.resource, workspace[id].type == "AWS::KMS::Key" else { continue }
        let allowed = resolver.space.or([
          resolver.mayAllow("kms:Decrypt", on: workspace[id], target: nil, grants), keyPolicyAllows(workspace[id]),
        ])
        let denied = resolver.space.and([scope, need.source.scenario, key.scenario, resolver.space.not(allowed)])
        guard !denied.isNever else { continue }
        let keyID = workspace[id].logicalID
        report([need], of: task, within: denied, kind: "key", role) {
          .mayNotDecrypt($0, task.logicalID, role.logicalID, keyID)
        }
        return
      }
    }
  }

  /// The scenarios in which the policy of a key may let others than the account's own policies decide on its use.
  private func keyPolicyAllows(_ key: StackResource) -> Scenario {
    let policy = resolver.policyDocument(resolver.property("KeyPolicy", of: key))
    let statements = policy.statements.filter { statement in
      let acts = statement.actions.contains { action in
        action.content.text.map { Glob($0).matches("kms:Decrypt") } ?? true
      }
      guard acts || !statement.exceptedActions.isEmpty else { return false }
      return !statement.principal.allSatisfy { principal in
        guard case .map(let map) = principal.content else { return false }
        let accounts = resolver.policyItems(resolver.member("AWS", of: map))
        return !accounts.isEmpty && accounts.allSatisfy { $0.content.textWithHoles?.hasSuffix(":root") == true }
          && map.value.entries.count == 1
      }
    }
    return policy.isOpen ? .always : resolver.space.or(statements.map(\.scenario))
  }

  fileprivate func report(
    _ needs: [SecretNeed], of task: StackResource, within scenario: Scenario, kind: String,
    _ role: StackResource? = nil, _ message: (SecretNeed) -> Finding.Message
  ) {
    guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: task)) else { return }
    let places = needs.map { place($0.source.start.span, in: $0.source.start.stack) }
    report(
      message(needs[0]), kind: kind, at: places[0],
      notes: places.dropFirst().prefix(20).map { Note("and this one", at: $0) }
        + (role.map { [note("the execution role", at: $0)] } ?? []),
      when: scenario, extent: extent)
  }
}

extension Alternative {
  /// Where a value is used: the start of its way, or the value itself.
  var start: (stack: StackID, span: Span) {
    guard let first = trail.first, first.stack != stack || !span.contains(first.span) else { return (stack, span) }
    return (first.stack, first.span)
  }
}

extension Finding.Message {
  fileprivate static func hasNoRole(_ need: SecretNeed, _ task: LogicalID) -> Self {
    """
    Task definition `\(task)` takes `\(need.name)` from a secret and has no `ExecutionRoleArn`: nobody may fetch the \
    secret, so the task cannot start. Give it a role that `ecs-tasks.amazonaws.com` may assume and that may read it.
    """
  }

  fileprivate static func mayNotRead(
    _ need: SecretNeed, _ task: LogicalID, _ role: LogicalID, _ keeper: SecretNeed.Keeper
  ) -> Self {
    """
    Execution role `\(role)` may not read the secret that `\(task)` takes `\(need.name)` from, so the task cannot start. \
    Allow `\(keeper.action)` on it.
    """
  }

  fileprivate static func mayNotDecrypt(
    _ need: SecretNeed, _ task: LogicalID, _ role: LogicalID, _ key: LogicalID
  ) -> Self {
    """
    Execution role `\(role)` may read the secret that `\(task)` takes `\(need.name)` from, but not use its key `\(key)`, so \
    the task cannot start. Allow `kms:Decrypt` on the key.
    """
  }
}
