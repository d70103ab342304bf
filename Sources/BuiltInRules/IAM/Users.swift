import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Users, their keys, passwords and groups.
  static let users = Rule.engine(
    "users",
    of: [
      "iam-access-key-single", "iam-group-has-users", "iam-no-root-access-key", "iam-user-in-group",
      "iam-user-password-reset-required",
    ]
  ) { context in
    findKeys(context)
    findUsersAlone(context)
    findPasswords(context)
  }

  private static func findKeys(_ context: EngineContext) {
    let resolver = context.resolver
    var keys: [ResourceID: [(key: StackResource, name: Alternative)]] = [:]
    for key in context.workspace.resources(of: "AWS::IAM::AccessKey") {
      for name in resolver.property("UserName", of: key) {
        if name.content.text == "root", let rule = context["iam-no-root-access-key"] {
          rule.report(.isOfRoot(key.logicalID), at: rule.place(name.span, in: name.stack))
        }
        if let id = name.content.resource { keys[id, default: []].append((key, name)) }
      }
    }
    guard let rule = context["iam-access-key-single"] else { return }
    for (user, all) in keys.sorted(by: { $0.key < $1.key }) where all.count > 1 {
      let (first, second) = (all[0], all[1])
      let scenario = resolver.space.and([
        first.name.scenario, second.name.scenario, resolver.existence(of: first.key),
        resolver.existence(of: second.key),
      ])
      guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: second.key)) else { continue }
      rule.report(
        .isSecondKey(second.key.logicalID, context.workspace[user].logicalID), at: rule.place(of: second.key),
        notes: [rule.note("the first key", at: first.key)], when: scenario, extent: extent)
    }
  }

  private static func findUsersAlone(_ context: EngineContext) {
    let resolver = context.resolver
    let additions = context.workspace.resources(of: "AWS::IAM::UserToGroupAddition")
    var named: Set<ResourceID> = []
    var isOpen = false
    for addition in additions {
      for item in resolver.policyItems(
        resolver.property("Users", of: addition) + resolver.property("GroupName", of: addition))
      {
        if let id = item.content.resource { named.insert(id) } else { isOpen = true }
      }
    }
    let users = context.workspace.resources(of: "AWS::IAM::User")
    for user in users {
      let groups = resolver.property("Groups", of: user)
      for item in resolver.policyItems(groups) {
        if let id = item.content.resource { named.insert(id) } else { isOpen = true }
      }
      guard let rule = context["iam-user-in-group"], !named.contains(user.id), !isOpen,
        groups.allSatisfy({ $0.content == .absent }), !groups.isEmpty
      else { continue }
      rule.report(.isAlone(user.logicalID), at: rule.place(of: user))
    }
    guard let rule = context["iam-group-has-users"], !isOpen else { return }
    for group in context.workspace.resources(of: "AWS::IAM::Group") where !named.contains(group.id) {
      // A group that others can name has users elsewhere.
      guard resolver.property("GroupName", of: group).allSatisfy({ $0.content == .absent }) else { continue }
      rule.report(.isEmpty(group.logicalID), at: rule.place(of: group))
    }
  }

  private static func findPasswords(_ context: EngineContext) {
    guard let rule = context["iam-user-password-reset-required"] else { return }
    let resolver = context.resolver
    for user in context.workspace.resources(of: "AWS::IAM::User") {
      let profiles = resolver.property("LoginProfile", of: user).filter {
        if case .map = $0.content { true } else { false }
      }
      for profile in profiles {
        let required = resolver.member(["PasswordResetRequired"], of: [profile], orAt: profile.span)
        let violation = resolver.violation(among: required) {
          $0.content == .absent ? true : $0.content.bool.map { !$0 }
        }
        guard let violation else { continue }
        rule.report(violation, .keepsPassword(user.logicalID))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isOfRoot(_ key: LogicalID) -> Self {
    """
    Access key `\(key)` is of the account's root user, whom no policy limits. Make keys of users or, better, use roles.
    """
  }

  fileprivate static func isSecondKey(_ key: LogicalID, _ user: LogicalID) -> Self {
    """
    User `\(user)` has several access keys, of which `\(key)` is one more to leak and to renew. Keep one, or use a role.
    """
  }

  fileprivate static func isAlone(_ user: LogicalID) -> Self {
    """
    User `\(user)` belongs to no group, so its permissions are looked after one by one. Name its `Groups`.
    """
  }

  fileprivate static func isEmpty(_ group: LogicalID) -> Self {
    """
    No user of the system belongs to group `\(group)`, so it allows nobody anything. Add users to it, or drop it.
    """
  }

  fileprivate static func keepsPassword(_ user: LogicalID) -> Self {
    """
    User `\(user)` keeps the password that whoever deploys the stack knows. Write `PasswordResetRequired: true`.
    """
  }
}
