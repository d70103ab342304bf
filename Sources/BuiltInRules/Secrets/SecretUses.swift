import CloudFormation
import StackGraph

/// Which secrets of a workspace something is attached to.
struct SecretUses {
  /// The resources, such as rotation schedules, by the secret they name.
  private(set) var users: [ResourceID: [StackResource]] = [:]
  /// Whether one of them names a secret that cannot be told.
  private(set) var isOpen = false

  /// Follows a property of all resources of a type to the secrets it names, those that are named by an attachment
  /// included.
  init(of type: ResourceType, _ resolver: Resolver) {
    for user in resolver.workspace.resources(of: type) {
      for value in resolver.property("SecretId", of: user) { add(value, of: user, resolver, depth: 0) }
    }
  }

  private mutating func add(_ value: Alternative, of user: StackResource, _ resolver: Resolver, depth: Int) {
    guard let id = value.content.resource else {
      isOpen = isOpen || value.content != .absent
      return
    }
    let target = resolver.workspace[id]
    if target.type == "AWS::SecretsManager::SecretTargetAttachment", depth == 0 {
      for value in resolver.property("SecretId", of: target) { add(value, of: user, resolver, depth: 1) }
    } else {
      users[id, default: []].append(user)
    }
  }
}
