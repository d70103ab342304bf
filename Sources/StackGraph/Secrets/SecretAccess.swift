import CloudFormation
import SourceText

/// What the policies of a role may allow, as far as they are known: across stacks, inline, attached and standalone.
package struct RoleGrants: Sendable {
  /// The statements, each with the scenario in which the role has it.
  package let statements: [(statement: PolicyStatement, scenario: Scenario)]
  /// The scenarios in which the role may have policies that are not known.
  package let open: Scenario
  /// The names of AWS's policies that are attached, with the scenarios in which they are.
  package let managed: [(name: String, scenario: Scenario)]
}

extension Resolver {
  /// What the policies of a role may allow.
  package func grants(of role: StackResource) -> RoleGrants {
    let policies = policyAttachments.policies(of: role)
    return RoleGrants(
      statements: policies.statements.map { ($0.statement, space.and($0.statement.scenario, $0.scenario)) },
      open: space.or(policies.others, policyAttachments.unplaced),
      managed: policies.named.map { ($0.name, $0.place.scenario) })
  }

  /// The scenarios in which a role may do something with a resource, by what is known and what is not.
  package func mayAllow(
    _ action: String, on resource: StackResource?, target: String?, _ grants: RoleGrants
  ) -> Scenario {
    var scenarios = [grants.open]
    for (name, scenario) in grants.managed where ManagedPolicies.mayAllow(action, name) { scenarios.append(scenario) }
    for (statement, scenario) in grants.statements {
      let acts = self.scenario(statement.actions) { content in
        content.text.map { Glob($0).matches(action) } ?? (content != .absent)
      }
      let reaches = self.scenario(statement.resources) { $0.mayMean(resource, target, self) }
      // What stands beside an exception is allowed as far as anybody can tell.
      let excepts = statement.exceptedActions.isEmpty ? Scenario.never : Scenario.always
      scenarios.append(
        space.and([
          scenario, self.scenario(statement.effect) { $0.text != "Deny" }, space.or([acts, excepts]),
          statement.resources.isEmpty ? .always : reaches,
        ]))
    }
    return space.or(scenarios)
  }
}

/// What AWS's own policies say about reading secrets, of those that are often attached to the roles of tasks.
enum ManagedPolicies {
  /// Whether a policy may allow an action; true for those nothing is known of.
  static func mayAllow(_ action: String, _ name: String) -> Bool {
    guard let services = silent[name] else { return true }
    return !services.contains(String(action.prefix { $0 != ":" }))
  }

  /// The services of which a policy allows nothing that reads secrets (reference of AWS managed policies).
  private static let silent: [String: Set<String>] = [
    "AmazonECSTaskExecutionRolePolicy": ["secretsmanager", "ssm", "kms"],
    "AmazonEC2ContainerRegistryReadOnly": ["secretsmanager", "ssm", "kms"],
    "AmazonEC2ContainerRegistryPowerUser": ["secretsmanager", "ssm", "kms"],
    "CloudWatchLogsFullAccess": ["secretsmanager", "ssm", "kms"],
    "CloudWatchFullAccess": ["secretsmanager", "ssm", "kms"],
    "CloudWatchAgentServerPolicy": ["secretsmanager", "kms"],
    "AWSXRayDaemonWriteAccess": ["secretsmanager", "ssm", "kms"],
    "AWSXrayWriteOnlyAccess": ["secretsmanager", "ssm", "kms"],
    "AmazonS3ReadOnlyAccess": ["secretsmanager", "ssm", "kms"],
    "AmazonS3FullAccess": ["secretsmanager", "ssm", "kms"],
    "AmazonSSMReadOnlyAccess": ["secretsmanager", "kms"],
    "AmazonSSMFullAccess": ["secretsmanager", "kms"],
    "AmazonECSServiceRolePolicy": ["secretsmanager", "ssm", "kms"],
  ]
}

extension Content {
  /// Whether a resource of a policy may be one that is known by itself or by the end of its ARN.
  fileprivate func mayMean(_ resource: StackResource?, _ target: String?, _ resolver: Resolver) -> Bool {
    func isMeant(_ id: ResourceID) -> Bool {
      if let resource { return resource.id == id }
      guard let target, let other = resolver.arnEnd(of: resolver.workspace[id]) else { return true }
      return Glob.mayMeet(other, target)
    }
    switch self {
    case .absent: return false
    case .origin(.resource(let id, _)): return isMeant(id)
    case .text, .pieces: break
    default: return true
    }
    if case .pieces(let pieces) = self, case .origin(.resource(let id, _))? = pieces.first { return isMeant(id) }
    guard let pattern = textWithHoles else { return true }
    let parts = pattern.arnParts.map(String.init)
    guard let target, parts.count == 6, parts[0] == "arn" else {
      // Nothing but an ARN or a star means anything.
      return target == nil || pattern.contains("*") || pattern.contains(CommandCourse.hole)
    }
    let service = target.hasPrefix("secret") ? "secretsmanager" : target.hasPrefix("parameter") ? "ssm" : "kms"
    let named = parts[2].replacing(CommandCourse.hole, with: "*")
    return Glob(named).matches(service) && Glob.mayMeet(parts[5], target)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    parts(between: part).joined(separator: other)
  }
}

extension Glob {
  /// Whether some text is matched by a pattern and is like another text, where U+FFFC in either stands for anything.
  package static func mayMeet(_ pattern: String, _ text: String) -> Bool {
    let (a, b) = (symbols(of: pattern, isPattern: true), symbols(of: text, isPattern: false))
    guard a.count * b.count <= 1 << 16 else { return true }
    // Which ends of `b` what is left of `a` may be like, from the end on.
    var after = Array(repeating: false, count: b.count + 1)
    after[b.count] = true
    for index in stride(from: b.count - 1, through: 0, by: -1) { after[index] = b[index] == .any && after[index + 1] }
    for symbol in a.reversed() {
      var row = Array(repeating: false, count: b.count + 1)
      for index in stride(from: b.count, through: 0, by: -1) {
        if symbol == .any {
          row[index] = after[index] || index < b.count && row[index + 1]
          continue
        }
        guard index < b.count else { continue }
        switch (symbol, b[index]) {
        case (_, .any): row[index] = after[index] || row[index + 1] || after[index + 1]
        case (.one, _), (_, .one): row[index] = after[index + 1]
        case (.byte(let x), .byte(let y)): row[index] = x == y && after[index + 1]
        default: break
        }
      }
      after = row
    }
    return after[0]
  }

  private enum Symbol: Equatable {
    case any
    case one
    case byte(UInt8)
  }

  private static func symbols(of text: String, isPattern: Bool) -> [Symbol] {
    text.unicodeScalars.flatMap { scalar -> [Symbol] in
      if scalar == "\u{FFFC}" || isPattern && scalar == "*" { return [.any] }
      if isPattern && scalar == "?" { return [.one] }
      return String(scalar).utf8.map { .byte($0) }
    }
  }
}
