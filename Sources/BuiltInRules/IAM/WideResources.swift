import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

/// What an action lets its holder do, the worst first.
enum ActionClass: Int, CaseIterable, Comparable {
  case permissions, credentials, data, decryption, write, other

  /// The rule about actions of the class that are allowed on everything.
  var rule: RuleID {
    switch self {
    case .permissions: "iam-permissions-management-constrained"
    case .credentials: "iam-no-credentials-exposure"
    case .data: "iam-no-data-exfiltration"
    case .decryption: "iam-no-kms-decrypt-all"
    case .write: "iam-write-actions-constrained"
    case .other: "iam-no-star-resource"
    }
  }

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The class of an action; nil for one that has no resources, or whose resources are a rule's of its own.
  init?(_ action: KnownAction) {
    let key = action.key
    guard action.takesResources, key != "iam:passrole" else { return nil }
    if let known = Self.known[key] {
      self = known
    } else {
      switch action.action.level {
      case .permissionsManagement: self = Self.givesPermissions(key) ? .permissions : .write
      case .write: self = .write
      default: self = .other
      }
    }
  }

  /// Whether an action gives permissions to others. EC2 counts attaching things to each other as managing permissions;
  /// what is an escalation by itself is another rule's.
  private static func givesPermissions(_ key: String) -> Bool {
    guard let colon = key.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let name = key.utf8[colon...].dropFirst()
    let takes = takingVerbs.contains { name.starts(with: $0.utf8) }
    return !takes && !key.hasPrefix("ec2:") && !EscalationPath.single.contains(key)
  }

  /// The beginnings of the names of actions that take permissions away, or have nothing to do with them.
  private static let takingVerbs = ["delete", "detach", "remove", "revoke", "upload", "untag"]

  /// The actions of which the level of access does not tell.
  private static let known: [String: ActionClass] = {
    var known: [String: ActionClass] = [:]
    for action in credentialActions { known[action] = .credentials }
    for action in dataActions { known[action] = .data }
    for action in ["kms:decrypt", "kms:reencryptfrom"] { known[action] = .decryption }
    return known
  }()

  /// Actions whose answer is a credential, or that make one.
  private static let credentialActions = [
    "cognito-identity:getcredentialsforidentity", "cognito-identity:getopenidtokenfordeveloperidentity",
    "iam:createaccesskey", "iam:createloginprofile", "iam:createservicespecificcredential",
    "iam:resetservicespecificcredential", "iam:updateloginprofile",
    "lightsail:getinstanceaccessdetails", "lightsail:getrelationaldatabasemasteruserpassword", "rds-db:connect",
    "redshift:getclustercredentials", "redshift:getclustercredentialswithiam", "redshift-serverless:getcredentials",
    "sts:assumerole", "ec2-instance-connect:sendsshpublickey", "eks-auth:assumeroleforpodidentity",
    "codeartifact:getauthorizationtoken", "ec2:getpassworddata", "lakeformation:getdataaccess",
  ]

  /// Actions that read what is kept secret or in bulk.
  private static let dataActions = [
    "s3:getobject", "s3:getobjectversion", "secretsmanager:getsecretvalue", "ssm:getparameter", "ssm:getparameters",
    "ssm:getparametersbypath", "ssm:getparameterhistory",
  ]
}

extension Rule {
  /// Statements that allow on everything what could be limited to resources, each for the worst it allows, and all
  /// actions of a service.
  static let wideResources = Rule.engine(
    "wide-resources", of: ActionClass.allCases.map(\.rule) + ["iam-no-service-wildcard-action"]
  ) { context in
    var search = WideResources(context: context)
    for carrier in context.workspace.resources(of: PolicyCarriers.types) {
      for statement in context.resolver.grantingStatements(of: carrier) { search.look(at: statement, of: carrier) }
    }
  }
}

private struct WideResources {
  let context: EngineContext
  var known: [Question: [ActionClass: [String]]] = [:]
  /// Of the carrier looked at last.
  private var denials: (carrier: ResourceID, denials: Denials)?

  init(context: EngineContext) { self.context = context }

  struct Question: Hashable {
    let action: String
    let resource: TextPattern
  }

  struct Use {
    var names: [String] = []
    var scenarios: [Scenario] = []
    var action: Alternative
    let resource: Alternative
  }

  mutating func look(at statement: PolicyStatement, of carrier: StackResource) {
    let resolver = context.resolver
    let granted = resolver.space.and(statement.allows(resolver), statement.isUnconditional(resolver))
    let isWildcard = { (content: Content) in content.text?.hasSuffix(":*") == true && !content.isEveryAction }
    guard !statement.resources.isEmpty else { return }
    var uses: [ActionClass: Use] = [:]
    if !granted.isNever {
      for resource in statement.resources {
        guard let pattern = resolver.pattern(of: resource.content), pattern.hasWildcard else { continue }
        for action in statement.actions {
          guard let text = action.content.text, !action.content.isEveryAction else { continue }
          let both = resolver.space.and([granted, resource.scenario, action.scenario])
          if both.isNever { continue }
          for (kind, actions) in classes(of: text, on: pattern) {
            let (names, scenario) = undenied(actions, like: text, when: both, of: carrier)
            if names.isEmpty { continue }
            var use = uses[kind] ?? Use(action: action, resource: resource)
            use.names += names.filter { !use.names.contains($0) }.prefix(max(0, 40 - use.names.count))
            use.scenarios.append(scenario)
            uses[kind] = use
          }
        }
      }
    }
    var reported: Alternative?
    for kind in uses.keys.sorted() {
      guard let rule = context[kind.rule], let use = uses[kind] else { continue }
      let scenario = resolver.space.or(use.scenarios)
      guard
        let extent = resolver.extent(
          of: scenario, unknown: statement.unknown(resolver), within: resolver.existence(of: carrier))
      else { continue }
      let message = Finding.Message.allows(
        kind, carrier.logicalID, listed(use.names), isOne: use.names.count == 1)
      rule.report(
        message, at: rule.place(use.resource.span, in: use.resource.stack),
        notes: [rule.note("allows \(listed(use.names))", at: use.action.span, in: use.action.stack)],
        flow: rule.flow(of: use.resource), when: scenario, extent: extent)
      reported = use.action
      break
    }
    guard let rule = context["iam-no-service-wildcard-action"] else { return }
    for action in statement.actions where isWildcard(action.content) {
      // One action is one finding.
      if let reported, reported.span == action.span, reported.stack == action.stack { continue }
      let allowed = resolver.space.and(statement.allows(resolver), action.scenario)
      if allowed.isNever { continue }
      let denied = denials(of: carrier).scenario(ofAllLike: action.content.text ?? "", resolver.space)
      let scenario = resolver.space.and(allowed, resolver.space.not(denied))
      guard
        let extent = resolver.extent(
          of: scenario, unknown: statement.unknown(resolver), within: resolver.existence(of: carrier))
      else { continue }
      rule.report(
        .allowsService(carrier.logicalID, action.content.text ?? ""), at: rule.place(action.span, in: action.stack),
        flow: rule.flow(of: action), when: scenario, extent: extent)
    }
  }

  /// Those of some actions, all like a pattern, that a carrier is not denied wherever it is allowed them, and when it may
  /// take any.
  private mutating func undenied(
    _ actions: [String], like pattern: String, when scenario: Scenario, of carrier: StackResource
  ) -> (actions: [String], scenario: Scenario) {
    let denials = denials(of: carrier)
    guard denials.mayConcern(pattern) else { return (actions, scenario) }
    let space = context.resolver.space
    let left = actions.map { ($0, space.and(scenario, space.not(denials.scenario(of: $0, space)))) }
      .filter { !$0.1.isNever }
    return (left.map(\.0), space.or(left.map(\.1)))
  }

  private mutating func denials(of carrier: StackResource) -> Denials {
    if let denials, denials.carrier == carrier.id { return denials.denials }
    let found = Denials(of: carrier, context.resolver)
    denials = (carrier.id, found)
    return found
  }

  /// What an action, as a policy names it, lets do on every resource, when allowed on those like a pattern.
  private mutating func classes(of action: String, on resource: TextPattern) -> [ActionClass: [String]] {
    let question = Question(action: action.lowercased(), resource: resource)
    if let found = known[question] { return found }
    var classes: [ActionClass: [String]] = [:]
    for action in KnownAction.all(like: action) ?? [] {
      guard let kind = ActionClass(action), resource.isEverything(for: action) else { continue }
      classes[kind, default: []].append(action.name)
    }
    known[question] = classes
    return classes
  }
}

extension Finding.Message {
  fileprivate static func allows(
    _ kind: ActionClass, _ carrier: LogicalID, _ actions: String, isOne: Bool
  ) -> Self {
    let (they, are) = isOne ? ("it", "is") : ("they", "are")
    return switch kind {
    case .permissions:
      """
      A policy of `\(carrier)` allows \(wording: actions) on every resource, so whoever holds it decides who \
      may use all of them. Name the resources \(wording: they) \(wording: are) needed for.
      """
    case .credentials:
      """
      A policy of `\(carrier)` allows \(wording: actions) on every resource, so whoever holds it gets the \
      credentials of all others. Name the resources \(wording: they) \(wording: are) needed for.
      """
    case .data:
      """
      A policy of `\(carrier)` allows \(wording: actions) on every resource, so whoever holds it reads all \
      that the account keeps there. Name the resources \(wording: they) \(wording: are) needed for.
      """
    case .decryption:
      """
      A policy of `\(carrier)` allows \(wording: actions) with every key, so encryption keeps nothing from \
      whoever holds it. Name the keys that are needed.
      """
    case .write:
      """
      A policy of `\(carrier)` allows \(wording: actions) on every resource, though \(wording: they) can be limited to \
      some: a mistake or an intruder reaches all of them. Name the resources \(wording: they) \(wording: are) needed \
      for.
      """
    case .other:
      """
      A policy of `\(carrier)` allows \(wording: actions) on every resource, though \(wording: they) can be limited to \
      some. Name the resources \(wording: they) \(wording: are) needed for.
      """
    }
  }

  fileprivate static func allowsService(_ carrier: LogicalID, _ action: String) -> Self {
    """
    A policy of `\(carrier)` allows `\(action)`, all the service can do now and whatever it will be able to do later. \
    List the actions that are needed.
    """
  }
}
