import CloudFormation
import SourceText

/// A statement that holds for a principal, and when.
package struct HeldStatement: Sendable {
  /// The statement.
  package let statement: PolicyStatement
  /// The resource whose policy has it.
  package let carrier: StackResource
  /// When the policy is attached, the statement's own scenario aside.
  package let scenario: Scenario
}

/// A policy outside the workspace that a principal has.
package struct NamedPolicy: Sendable {
  /// Its name, without the path, when AWS manages it.
  package let name: String
  /// Where it is attached, and when.
  package let place: Alternative
}

/// All that says what a role, user, group, function or permission set may do, in all stacks.
package struct PrincipalPolicies: Sendable {
  /// The statements of its policies.
  package var statements: [HeldStatement] = []
  /// The policies of AWS it has.
  package var named: [NamedPolicy] = []
  /// When it may have other policies, which are not known.
  package var others: Scenario = .never
  /// When a permissions boundary may limit it.
  package var bounded: Scenario = .never

  fileprivate mutating func merge(_ more: PrincipalPolicies, when scenario: Scenario, _ space: ScenarioSpace) {
    statements += more.statements.map {
      HeldStatement(statement: $0.statement, carrier: $0.carrier, scenario: space.and($0.scenario, scenario))
    }
    named += more.named.map {
      NamedPolicy(name: $0.name, place: $0.place.limited(to: space.and($0.place.scenario, scenario)))
    }
    others = space.or(others, space.and(more.others, scenario))
  }
}

/// Which policies of the workspace are attached to which principals.
package struct PolicyAttachments {
  private unowned let resolver: Resolver
  /// The scenarios in which a policy is attached to somebody who cannot be told.
  package private(set) var unplaced = Scenario.never
  private var attached: [ResourceID: [(policy: StackResource, scenario: Scenario)]] = [:]
  private var groups: [ResourceID: [(group: StackResource, scenario: Scenario)]] = [:]
  /// By the literal names of principals.
  private var principals: [String: ResourceID] = [:]
  private var isAttached: Set<ResourceID> = []
  private var boundaries: Set<ResourceID> = []

  /// The types that have policies.
  package static let principalTypes: [ResourceType] =
    PolicyCarriers.inline + PolicyCarriers.serverless + ["AWS::SSO::PermissionSet"]

  private static let names: [ResourceType: String] = [
    "AWS::IAM::Group": "GroupName", "AWS::IAM::Role": "RoleName", "AWS::IAM::User": "UserName",
  ]

  private static let targets: [String: ResourceType] = [
    "GroupName": "AWS::IAM::Group", "Groups": "AWS::IAM::Group", "RoleName": "AWS::IAM::Role",
    "Roles": "AWS::IAM::Role", "UserName": "AWS::IAM::User", "Users": "AWS::IAM::User",
  ]

  /// Finds what is attached to what.
  init(_ resolver: Resolver) {
    self.resolver = resolver
    let workspace = resolver.workspace
    var doubled: Set<String> = []
    for principal in workspace.resources(of: PolicyCarriers.inline) {
      for name in resolver.property(Self.names[principal.type] ?? "", of: principal) {
        guard let text = name.content.text else { continue }
        let key = "\(principal.type.rawValue) \(text)"
        // The same name in two stacks is two accounts' or environments'.
        if principals.updateValue(principal.id, forKey: key) != nil { doubled.insert(key) }
      }
    }
    for key in doubled { principals[key] = nil }
    for policy in workspace.resources(of: PolicyCarriers.standalone) {
      for (property, type) in Self.targets.sorted(by: { $0.key < $1.key }) {
        for named in resolver.policyItems(resolver.property(property, of: policy)) {
          guard let id = principal(named.content, type) else {
            if named.content.text.map({ doubled.contains("\(type.rawValue) \($0)") }) != false {
              unplaced = resolver.space.or(unplaced, named.scenario)
            }
            continue
          }
          attached[id, default: []].append((policy, named.scenario))
          isAttached.insert(policy.id)
        }
      }
    }
    for principal in workspace.resources(of: PolicyCarriers.inline + PolicyCarriers.serverless) {
      for key in ["ManagedPolicyArns", "Policies"] {
        for named in resolver.policyItems(resolver.property(key, of: principal)) {
          guard let id = named.content.resource, workspace[id].type == "AWS::IAM::ManagedPolicy" else { continue }
          attached[principal.id, default: []].append((workspace[id], named.scenario))
          isAttached.insert(id)
        }
      }
    }
    readGroups()
    boundaries = PolicyBoundaries.find(resolver, besides: isAttached)
  }

  private mutating func readGroups() {
    let workspace = resolver.workspace
    for user in workspace.resources(of: "AWS::IAM::User") {
      for named in resolver.policyItems(resolver.property("Groups", of: user)) {
        guard let id = principal(named.content, "AWS::IAM::Group") else { continue }
        groups[user.id, default: []].append((workspace[id], named.scenario))
      }
    }
    for addition in workspace.resources(of: "AWS::IAM::UserToGroupAddition") {
      let users = resolver.policyItems(resolver.property("Users", of: addition))
      for group in resolver.property("GroupName", of: addition) {
        guard let id = principal(group.content, "AWS::IAM::Group") else { continue }
        for named in users {
          guard let user = principal(named.content, "AWS::IAM::User") else { continue }
          let both = resolver.space.and(named.scenario, group.scenario)
          groups[user, default: []].append((workspace[id], both))
        }
      }
    }
  }

  private func principal(_ content: Content, _ type: ResourceType) -> ResourceID? {
    if let id = content.resource { return resolver.workspace[id].type == type ? id : nil }
    return content.text.flatMap { principals["\(type.rawValue) \($0)"] }
  }

  /// Whether a policy of its own is attached to a principal of the workspace.
  package func isAttached(_ policy: StackResource) -> Bool { isAttached.contains(policy.id) }

  /// Whether a policy grants nothing: it is a permissions boundary, and attached to nobody.
  package func isBoundaryOnly(_ policy: StackResource) -> Bool { boundaries.contains(policy.id) }

  /// The groups a user belongs to.
  package func groups(of user: StackResource) -> [StackResource] { groups[user.id]?.map(\.group) ?? [] }

  /// All policies of a principal; of a policy of its own, what it says.
  package func policies(of principal: StackResource) -> PrincipalPolicies {
    var result = own(principal)
    for (group, scenario) in groups[principal.id] ?? [] { result.merge(own(group), when: scenario, resolver.space) }
    let boundary = resolver.property("PermissionsBoundary", of: principal)
    // What allows everything is no limit.
    result.bounded = resolver.scenario(boundary) { $0 != .absent && $0.managedPolicyName != "AdministratorAccess" }
    return result
  }

  /// The policies of a principal, but for those of groups.
  private func own(_ principal: StackResource) -> PrincipalPolicies {
    let space = resolver.space
    var result = PrincipalPolicies()
    func add(_ carrier: StackResource, when scenario: Scenario) {
      for document in resolver.identityPolicies(of: carrier) {
        let read = resolver.policyDocument(document)
        if read.isOpen { result.others = space.or(result.others, scenario) }
        result.statements += read.statements.map {
          HeldStatement(statement: $0, carrier: carrier, scenario: scenario)
        }
      }
    }
    add(principal, when: resolver.existence(of: principal))
    for (policy, scenario) in attached[principal.id] ?? [] {
      add(policy, when: space.and(scenario, resolver.existence(of: policy)))
    }
    let keys = principal.type == "AWS::SSO::PermissionSet" ? ["ManagedPolicies"] : ["ManagedPolicyArns", "Policies"]
    for key in keys {
      for item in resolver.policyItems(resolver.property(key, of: principal)) {
        if case .map = item.content { continue }
        if let name = item.content.managedPolicyName {
          result.named.append(NamedPolicy(name: name, place: item))
        } else if item.content.resource == nil {
          result.others = space.or(result.others, item.scenario)
        }
      }
    }
    return result
  }
}

extension Content {
  /// The name of a policy AWS manages, without its path; nil for other policies.
  package var managedPolicyName: String? {
    if case .origin = self { return nil }
    guard let text = textWithHoles else { return nil }
    guard text.hasPrefix("arn:") else {
      // The serverless transform takes names.
      let isName = !text.isEmpty && text.utf8.allSatisfy { $0 != UInt8(ascii: ":") && $0 < 0x80 }
      return isName ? text.split(at: "/").last.map(String.init) : nil
    }
    let parts = text.arnParts
    guard parts.count == 6, parts[2] == "iam", parts[4] == "aws", parts[5].hasPrefix("policy/") else { return nil }
    let name = parts[5].split(at: "/").last.map(String.init) ?? ""
    return name.contains(CommandCourse.hole) ? nil : name
  }
}
