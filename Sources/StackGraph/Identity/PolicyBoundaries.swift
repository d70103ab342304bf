import CloudFormation

/// The policies of the workspace that say only what principals may get at most: they are somebody's permissions boundary
/// and nobody's policy, in all scenarios.
struct PolicyBoundaries {
  private let resolver: Resolver
  /// By their literal names.
  private var policies: [String: [ResourceID]] = [:]
  private var boundaries: Set<ResourceID> = []

  /// Finds them among all managed policies but those known to be attached.
  static func find(_ resolver: Resolver, besides attached: Set<ResourceID>) -> Set<ResourceID> {
    var search = PolicyBoundaries(resolver: resolver)
    search.readBoundaries()
    guard !search.boundaries.isEmpty else { return [] }
    search.boundaries.subtract(attached)
    search.removeAttached()
    return search.boundaries
  }

  private init(resolver: Resolver) {
    self.resolver = resolver
    for policy in resolver.workspace.resources(of: "AWS::IAM::ManagedPolicy") {
      for name in resolver.property("ManagedPolicyName", of: policy) {
        if let text = name.content.text { policies[text, default: []].append(policy.id) }
      }
    }
  }

  private mutating func readBoundaries() {
    for principal in resolver.workspace.resources(of: PolicyCarriers.inline + PolicyCarriers.serverless) {
      for boundary in resolver.property("PermissionsBoundary", of: principal) {
        boundaries.formUnion(named(by: boundary.content))
      }
    }
  }

  /// Takes out what says itself whose policy it is, and what is attached by its name.
  private mutating func removeAttached() {
    let workspace = resolver.workspace
    boundaries = boundaries.filter { id in
      ["Groups", "Roles", "Users"].allSatisfy {
        resolver.policyItems(resolver.property($0, of: workspace[id])).isEmpty
      }
    }
    for principal in workspace.resources(of: PolicyCarriers.inline + PolicyCarriers.serverless) {
      for key in ["ManagedPolicyArns", "Policies"] {
        for item in resolver.policyItems(resolver.property(key, of: principal)) {
          boundaries.subtract(named(by: item.content))
        }
      }
    }
    for set in workspace.resources(of: "AWS::SSO::PermissionSet") {
      for item in resolver.list(of: resolver.property("CustomerManagedPolicyReferences", of: set), at: nil).items {
        for name in resolver.member("Name", of: item) {
          boundaries.subtract(name.content.text.flatMap { policies[$0] } ?? [])
        }
      }
    }
  }

  /// The managed policies that a reference, or an ARN with a literal name, may be.
  private func named(by content: Content) -> [ResourceID] {
    if let id = content.resource { return resolver.workspace[id].type == "AWS::IAM::ManagedPolicy" ? [id] : [] }
    guard !policies.isEmpty, let text = content.textWithHoles else { return [] }
    let parts = text.arnParts
    guard parts.count == 6, parts[2] == "iam", parts[5].hasPrefix("policy/"),
      let name = parts[5].split(at: "/").last
    else { return [] }
    return policies[String(name)] ?? []
  }
}
