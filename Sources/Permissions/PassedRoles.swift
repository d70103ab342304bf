import CloudFormation
import Facts
import StackGraph

/// Finds the roles that resources are given, which their deployer must be allowed to pass.
struct PassedRoles {
  let naming: ResourceNaming
  /// The ARNs of roles, by the services they are passed to, as in `lambda.amazonaws.com`; by none where any may take them.
  private(set) var arns: [[String]: Set<String>] = [:]

  init(naming: ResourceNaming) { self.naming = naming }

  /// Finds the roles of a resource.
  mutating func add(_ resource: StackResource) {
    let uses = RoleUse.byType[resource.type] ?? []
    var found: [(services: [String], content: Content)] = []
    naming.resolver.walkProperties(of: resource) { path, _, member in
      let use = uses.first { $0.path == path || $0.path == path.dropLast() + [path[path.count - 1] + "[]"] }
      guard use != nil || Self.isRole(path[path.count - 1]) else { return }
      let services = use.map { $0.services.map { "\($0).amazonaws.com" } } ?? []
      for named in naming.resolver.policyItems(member) { found.append((services, named.content)) }
    }
    for (services, content) in found { pass(content, to: services, from: naming.place(of: resource)) }
  }

  private mutating func pass(_ content: Content, to services: [String], from place: ARNPlace) {
    guard let iam = ActionService("iam") else { return }
    let workspace = naming.resolver.workspace
    if let id = content.resource, workspace[id].type == "AWS::IAM::InstanceProfile" {
      for role in naming.resolver.policyItems(naming.resolver.property("Roles", of: workspace[id])) {
        pass(role.content, to: ["ec2.amazonaws.com"], from: naming.place(of: workspace[id]))
      }
      return
    }
    // What is built in a map, or is another resource's, is no role itself.
    switch content {
    case .map, .list, .absent: return
    default: break
    }
    let known = naming.arns(of: content, as: "role", in: iam, from: place)
    arns[services, default: []].formUnion(known ?? [place.arn("arn:${Partition}:iam::${Account}:role/*")])
  }

  /// Whether a property of this name takes a role.
  private static func isRole(_ key: String) -> Bool {
    let key = key.lowercased()
    return ["role", "rolearn", "roles", "rolearns", "instanceprofile", "instanceprofilearn"].contains(
      where: key.hasSuffix)
  }
}
