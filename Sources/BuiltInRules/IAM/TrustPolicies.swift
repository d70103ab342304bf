import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Statements of roles that trust more than they need.
  static let trustPolicies = Rule.engine(
    "trust-policies",
    of: [
      "iam-trust-cross-account-external-id", "iam-trust-no-account-root", "iam-trust-no-star-action",
      "iam-trust-oidc-subject",
    ]
  ) { context in
    for role in context.workspace.resources(of: "AWS::IAM::Role") {
      for statement in context.resolver.trustStatements(of: role) {
        let look = TrustStatement(context: context, statement: statement, role: role)
        look.findStar()
        look.findAccounts()
        look.findProviders()
      }
    }
  }
}

/// A statement that says who may assume a role.
private struct TrustStatement {
  let context: EngineContext
  let statement: PolicyStatement
  let role: StackResource
  private var resolver: Resolver { context.resolver }
  private var space: ScenarioSpace { context.resolver.space }

  private func report(_ rule: RuleID, _ message: Finding.Message, at place: Alternative, when scenario: Scenario) {
    guard let rule = context[rule],
      let extent = resolver.extent(
        of: scenario, unknown: statement.unknown(resolver), within: resolver.existence(of: role))
    else { return }
    // What is wrong is what is said of the principal, not where its ARN comes from.
    rule.report(
      message, at: rule.place(ofUseOf: place), flow: rule.flow(of: place), when: scenario, extent: extent)
  }

  func findStar() {
    let isStar = { (content: Content) in content.isEveryAction || content.text?.lowercased() == "sts:*" }
    guard let first = statement.actions.first(where: { isStar($0.content) }) else { return }
    let scenario = space.and(statement.allows(resolver), resolver.scenario(statement.actions, where: isStar))
    report("iam-trust-no-star-action", .allowsAll(role.logicalID), at: first, when: scenario)
  }

  func findAccounts() {
    let granted = space.and(statement.allows(resolver), statement.isUnconditional(resolver))
    let known = context.workspace[role.stack].account
    for principal in resolver.principals(of: statement) where principal.kind == "AWS" {
      guard let text = principal.name.content.textWithHoles else { continue }
      let scenario = space.and(granted, principal.name.scenario)
      if let account = text.account, account != known {
        guard text.isAccount || text.hasSuffix(":root") else { continue }
        report(
          "iam-trust-cross-account-external-id", .trustsAccount(role.logicalID, account), at: principal.name,
          when: scenario)
      } else if principal.name.content.isOwnAccount || (known != nil && text.account == known && text.isWholeAccount) {
        report("iam-trust-no-account-root", .trustsOwnAccount(role.logicalID), at: principal.name, when: scenario)
      }
    }
  }

  func findProviders() {
    let condition = resolver.condition(of: statement)
    for principal in resolver.principals(of: statement) where principal.kind == "Federated" {
      guard let provider = provider(of: principal.name.content) else { continue }
      let wanted = provider == "cognito-identity.amazonaws.com" ? ":aud" : ":sub"
      let limiting = condition.tests.filter { test in
        let key = test.lowerKey
        if !key.hasSuffix(wanted) && !(Self.furtherKeys.contains { key.hasSuffix($0) }) { return false }
        return !test.values.contains { $0.content.text.map(Self.isEverySubject) ?? false }
      }
      let open = space.and([
        statement.allows(resolver), principal.name.scenario,
        space.not(space.or(limiting.map(\.scenario) + [condition.others])),
      ])
      report(
        "iam-trust-oidc-subject", .trustsEverySubject(role.logicalID, provider, wanted), at: principal.name, when: open)
    }
  }

  /// What GitHub, GitLab and others say beside the subject.
  private static let furtherKeys = [
    ":repository", ":repository_id", ":repository_owner", ":repository_owner_id", ":job_workflow_ref", ":project_path",
    ":namespace_path", ":amr", ":oaud", ":oid",
  ]

  /// The name of an identity provider that many share, or of one for tokens; nil for others.
  private func provider(of content: Content) -> String? {
    if let id = content.resource {
      guard resolver.workspace[id].type == "AWS::IAM::OIDCProvider" else { return nil }
      return "the OIDC provider `\(resolver.workspace[id].logicalID)`"
    }
    guard let text = content.textWithHoles else { return nil }
    if text == "cognito-identity.amazonaws.com" { return text }
    let parts = text.arnParts
    guard parts.count == 6, parts[5].hasPrefix("oidc-provider/") else { return nil }
    let name = String(parts[5].dropFirst("oidc-provider/".count))
    return name.contains(CommandCourse.hole) ? "the OIDC provider" : name
  }

  /// Whether a pattern of subjects is every repository's.
  private static func isEverySubject(_ text: String) -> Bool {
    let prefix = ["repo:", "project_path:"].first { text.hasPrefix($0) } ?? ""
    let rest = text.dropFirst(prefix.count)
    return !rest.isEmpty && rest.allSatisfy { $0 == "*" || $0 == "/" || $0 == ":" }
  }
}

extension String {
  fileprivate var isWholeAccount: Bool { isAccount || hasSuffix(":root") }
}

extension Content {
  /// Whether it is the account the stack stands in, by its pseudo parameter.
  fileprivate var isOwnAccount: Bool {
    switch self {
    case .origin(.pseudo(let name, _)): return name == .accountID
    case .pieces(let pieces):
      guard textWithHoles?.hasSuffix(":root") == true else { return false }
      return pieces.contains { if case .origin(.pseudo(.accountID, _)) = $0 { true } else { false } }
    default: return false
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsAll(_ role: LogicalID) -> Self {
    """
    The trust policy of role `\(role)` allows every action of STS, where `sts:AssumeRole` or the like is meant: who \
    assumes it may also name itself and its session at will. List the actions that are needed.
    """
  }

  fileprivate static func trustsAccount(_ role: LogicalID, _ account: String) -> Self {
    """
    Role `\(role)` may be assumed by whatever account \(account) lets do so, without a condition. If it is somebody \
    else's, ask for `sts:ExternalId`; if it is your own, for `aws:PrincipalOrgID` or name the role that needs it.
    """
  }

  fileprivate static func trustsOwnAccount(_ role: LogicalID) -> Self {
    """
    Role `\(role)` may be assumed by everybody in its account whose policies allow `sts:AssumeRole`. Name the roles that \
    need it, or add a condition such as `aws:PrincipalArn` or a second factor.
    """
  }

  fileprivate static func trustsEverySubject(_ role: LogicalID, _ provider: String, _ key: String) -> Self {
    """
    Role `\(role)` may be assumed by everybody who has a token of \(provider), in others' projects too: no condition \
    on `\(wording: key)` says who is meant. Compare it with the repository, user or pool that needs the role.
    """
  }
}
