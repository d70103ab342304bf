import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Statements of resources' policies that let in everybody, other accounts or more than is needed.
  static let resourcePolicies = Rule.engine(
    "resource-policies",
    of: [
      "iam-trust-service-confused-deputy", "resource-policy-no-public-principal", "resource-policy-no-star-action",
      "s3-policy-cross-account-restricted",
    ]
  ) { context in
    for carrier in context.workspace.resources(of: Array(PolicyCarriers.resourcePolicies.keys)) {
      for statement in context.resolver.resourcePolicies(of: carrier).flatMap(\.statements) {
        let look = ResourceStatement(context: context, statement: statement, carrier: carrier)
        if carrier.type != "AWS::IAM::Role" {
          look.findEverybody()
          look.findStar()
          if carrier.type == "AWS::S3::BucketPolicy" { look.findOtherAccounts() }
        }
        look.findUnlimitedServices()
      }
    }
  }
}

/// A statement of a resource's policy.
private struct ResourceStatement {
  let context: EngineContext
  let statement: PolicyStatement
  let carrier: StackResource
  private var resolver: Resolver { context.resolver }
  private var space: ScenarioSpace { context.resolver.space }

  private func report(
    _ rule: RuleID, _ message: Finding.Message, kind: String = "", at place: Alternative,
    for principal: Alternative? = nil, when scenario: Scenario
  ) {
    guard let rule = context[rule],
      let extent = resolver.extent(
        of: scenario, unknown: statement.unknown(resolver), within: resolver.existence(of: carrier))
    else { return }
    rule.report(
      message, kind: kind, at: rule.place(place.span, in: place.stack),
      flow: rule.flow(of: place) + (principal.map(rule.flow) ?? []), when: scenario, extent: extent)
  }

  /// Types whose policies name everybody by design, and limit by what else guards the resource.
  private static let open: Set<ResourceType> = ["AWS::ApiGateway::RestApi", "AWS::EC2::VPCEndpoint"]

  func findEverybody() {
    guard !Self.open.contains(carrier.type) else { return }
    let everybody = resolver.principals(of: statement).filter {
      ($0.kind == "*" || $0.kind == "AWS") && $0.name.content.isEverything
    }
    guard let first = everybody.first else { return }
    let open = space.and([
      statement.allows(resolver), space.or(everybody.map(\.name.scenario)), statement.isOpenToAll(resolver),
      // A search domain in a VPC is reached from there only.
      resolver.scenario(resolver.property("VPCOptions", of: carrier)) { $0 == .absent },
    ])
    let actions = statement.actions.compactMap(\.content.text)
    let isReadable =
      carrier.type == "AWS::S3::BucketPolicy" && actions.count == statement.actions.count && !actions.isEmpty
      && actions.allSatisfy { ["s3:getobject", "s3:getobjectversion"].contains($0.lowercased()) }
    let what = actions.isEmpty ? "what the statement names" : listed(actions)
    report(
      "resource-policy-no-public-principal",
      isReadable ? .isReadByEverybody(carrier.logicalID) : .isOpenToEverybody(carrier.logicalID, what),
      kind: isReadable ? "readable" : "open", at: first.name, when: open)
  }

  func findStar() {
    let stars = statement.actions.filter { $0.content.isEveryAction || $0.content.text?.hasSuffix(":*") == true }
    guard let first = stars.first else { return }
    let holders = resolver.principals(of: statement).filter { principal in
      if principal.kind == "*" || principal.name.content.isEverything { return false }
      // A key whose account has no right to it can be managed by nobody.
      let text = principal.name.content.textWithHoles
      return !(carrier.type.isKey && (text?.hasSuffix(":root") == true || text?.isAccount == true))
    }
    guard !holders.isEmpty else { return }
    let scenario = space.and([
      statement.allows(resolver), statement.isUnconditional(resolver), space.or(stars.map(\.scenario)),
      space.or(holders.map(\.name.scenario)),
    ])
    report(
      "resource-policy-no-star-action", .allowsAll(carrier.logicalID, first.content.text ?? ""), at: first,
      when: scenario)
  }

  private static let ownersActions = [
    "s3:DeleteBucketPolicy", "s3:PutBucketPolicy", "s3:PutBucketAcl", "s3:PutEncryptionConfiguration",
    "s3:PutObjectAcl",
  ]

  func findOtherAccounts() {
    let own = context.workspace[carrier.stack].account
    let others = resolver.principals(of: statement).filter { principal in
      guard principal.kind == "AWS", let account = principal.name.content.text?.account else { return false }
      return account != own
    }
    let actions = statement.actions.filter { action in
      guard let text = action.content.text, !action.content.isEveryAction, text.lowercased() != "s3:*" else {
        return false
      }
      let glob = Glob(text)
      return Self.ownersActions.contains { glob.matches($0) }
    }
    guard let other = others.first, let action = actions.first, let account = other.name.content.text?.account else {
      return
    }
    let scenario = space.and([
      statement.allows(resolver), space.or(others.map(\.name.scenario)), space.or(actions.map(\.scenario)),
    ])
    report(
      "s3-policy-cross-account-restricted", .givesAway(carrier.logicalID, action.content.text ?? "", account),
      at: action, for: other.name, when: scenario)
  }

  func findUnlimitedServices() {
    let isRole = carrier.type == "AWS::IAM::Role"
    let services = resolver.principals(of: statement).filter { principal in
      guard principal.kind == "Service", let name = principal.name.content.servicePrincipal else { return false }
      return (isRole ? Deputies.withRoles : Deputies.withResources).contains(name)
    }
    guard let first = services.first, let name = first.name.content.servicePrincipal else { return }
    let condition = resolver.condition(of: statement)
    let limited = condition.tests.filter { Deputies.keys.contains($0.lowerKey) && !$0.isAlwaysTrue }
    let scenario = space.and([
      statement.allows(resolver), space.or(services.map(\.name.scenario)),
      space.not(space.or(limited.map(\.scenario) + [condition.others])),
    ])
    report(
      "iam-trust-service-confused-deputy",
      isRole ? .isAssumed(carrier.logicalID, name) : .isUsed(carrier.logicalID, name), at: first.name, when: scenario)
  }
}

/// Services that act for whoever asks them, and by which keys they say for whom.
private enum Deputies {
  static let withRoles: Set<String> = [
    "appflow", "backup", "bedrock", "cloudtrail", "codebuild", "config", "delivery.logs", "dms", "events", "firehose",
    "iot", "logs", "pipes", "s3", "scheduler", "ssm", "states", "transfer", "vpc-flow-logs",
  ]
  static let withResources: Set<String> = [
    "budgets", "cloudfront", "cloudtrail", "cloudwatch", "codestar-notifications", "config", "datasync",
    "delivery.logs",
    "events", "guardduty", "iot", "logging.s3", "s3", "ses", "sns",
  ]
  static let keys: Set<String> = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:principalorgid", "aws:referer", "kms:encryptioncontext:aws:cloudtrail:arn", "sts:externalid",
  ]
}

extension ResourceType {
  fileprivate var isKey: Bool { self == "AWS::KMS::Key" || self == "AWS::KMS::ReplicaKey" }
}

extension String {
  /// Whether the text is the number of an account.
  var isAccount: Bool { utf8.count == 12 && utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// The number of the account of an ARN or that the text is.
  var account: String? {
    if isAccount { return self }
    let parts = split(at: ":", omittingEmptySubsequences: false)
    guard parts.count >= 6, String(parts[4]).isAccount else { return nil }
    return String(parts[4])
  }
}

extension PolicyStatement {
  /// The scenarios in which nothing in the condition says who may call: it is not there, or tests other things.
  func isOpenToAll(_ resolver: Resolver) -> Scenario {
    let condition = resolver.condition(of: self)
    let limiting = condition.tests.filter { test in
      if test.isAlwaysTrue || Self.keysOfNobody.contains(test.lowerKey) { return false }
      let isEverywhere = test.values.contains { ["0.0.0.0/0", "::/0"].contains($0.content.text) }
      return !(test.lowerKey == "aws:sourceip" && isEverywhere)
    }
    return resolver.space.not(resolver.space.or(limiting.map(\.scenario) + [condition.others]))
  }

  /// Keys that say nothing of who calls.
  private static let keysOfNobody: Set<String> = [
    "aws:currenttime", "aws:epochtime", "aws:requestedregion", "aws:securetransport", "aws:useragent",
    "s3:authtype", "s3:delimiter", "s3:max-keys", "s3:prefix", "s3:tlsversion", "s3:x-amz-acl",
    "s3:x-amz-server-side-encryption", "sns:protocol",
  ]
}

extension Finding.Message {
  fileprivate static func isOpenToEverybody(_ carrier: LogicalID, _ actions: String) -> Self {
    """
    The policy of `\(carrier)` lets everybody, in every AWS account or without one, use \(wording: actions): its \
    principal is `*`, and no condition says who may. Name the accounts or services that need it, or limit the callers \
    by a condition such as `aws:SourceArn` or `aws:PrincipalOrgID`.
    """
  }

  fileprivate static func isReadByEverybody(_ carrier: LogicalID) -> Self {
    """
    The policy `\(carrier)` lets everybody read the bucket's objects. If they are meant for the public, serve them by \
    CloudFront with an origin access control, and let only the distribution read them.
    """
  }

  fileprivate static func allowsAll(_ carrier: LogicalID, _ action: String) -> Self {
    """
    The policy of `\(carrier)` allows others `\(action)`, changing this very policy included. List the actions that are \
    needed.
    """
  }

  fileprivate static func givesAway(_ policy: LogicalID, _ action: String, _ account: String) -> Self {
    """
    Bucket policy `\(policy)` allows account \(account) `\(action)`, by which it can take the bucket over or open it to \
    others. Allow other accounts to read and write objects only.
    """
  }

  fileprivate static func isUsed(_ carrier: LogicalID, _ service: String) -> Self {
    """
    The policy of `\(carrier)` lets `\(service)` in for whomever it acts: anybody can have the service use it from \
    another account. Add a condition on `aws:SourceArn` or `aws:SourceAccount`.
    """
  }

  fileprivate static func isAssumed(_ role: LogicalID, _ service: String) -> Self {
    """
    Role `\(role)` trusts `\(service)` for whomever it acts: who can name the role to the service in another account \
    has its permissions used. Add a condition on `aws:SourceArn` or `aws:SourceAccount`.
    """
  }
}
