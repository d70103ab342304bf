import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An action in a statement that names no resource the action can be for.
  static let iamActionResourceMismatch = Rule.workspace("iam-action-resource-mismatch") { context in
    var search = MismatchSearch(context: context)
    for carrier in context.workspace.resources(of: PolicyCarriers.types + ["AWS::S3::BucketPolicy"]) {
      for statement in context.resolver.allPolicyStatements(of: carrier) { search.look(at: statement, of: carrier) }
    }
  }
}

private struct MismatchSearch {
  let context: RuleContext
  private var known: [String: [TextPattern]?] = [:]
  private var meets: [Pair: Bool] = [:]

  init(context: RuleContext) { self.context = context }

  /// What people write for a resource that is never used.
  private static let noAccount = TextPattern("000000000000")

  /// The macros of AWS, which the reference does not name among what change sets are made of (SAM developer guide,
  /// "Permissions": `cloudformation:CreateChangeSet`).
  private static let transforms = TextPattern("transform/*")

  struct Pair: Hashable {
    let action: String
    let resource: TextPattern
  }

  struct NamedResource {
    let pattern: TextPattern
    let scenario: Scenario
    /// Whether it is every resource of its service.
    let isOfEverything: Bool
    /// Whether it is every resource of its type.
    let isAnyOfType: Bool
  }

  mutating func look(at statement: PolicyStatement, of carrier: StackResource) {
    let resolver = context.resolver
    // A trust policy has no resources.
    guard !statement.resources.isEmpty else { return }
    var resources: [NamedResource] = []
    for resource in statement.resources {
      guard let pattern = resolver.pattern(of: resource.content),
        pattern.segments != nil || pattern.isLiteral || pattern.isShortARN
      else { return }
      let parts = pattern.segments
      if let parts, parts[4] == Self.noAccount || Self.transforms.contains(parts[5]) { return }
      resources.append(
        NamedResource(
          pattern: pattern, scenario: resource.scenario, isOfEverything: parts?[5].isAnything ?? false,
          isAnyOfType: parts?[5].isAnyOfType ?? pattern.hasWildcard))
    }
    var wrong: [(action: Alternative, scenario: Scenario, takesNone: Bool)] = []
    for action in statement.actions {
      guard let text = action.content.text, let arns = arns(of: text) else { continue }
      let key = text.lowercased()
      if arns.isEmpty ? isEverything(resources, for: key) : resources.contains(where: \.isOfEverything) { continue }
      let named = resources.filter { meets(text, arns, $0.pattern) }.map(\.scenario)
      let scenario = resolver.space.and([
        statement.scenario, action.scenario, resolver.space.not(resolver.space.or(named)),
        resolver.space.or(resources.map(\.scenario)),
      ])
      if !scenario.isNever { wrong.append((action, scenario, arns.isEmpty)) }
    }
    guard let first = wrong.first else { return }
    let scenario = resolver.space.or(wrong.map(\.scenario))
    guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { return }
    let same = wrong.filter { $0.takesNone == first.takesNone }
    let names = listed(same.compactMap(\.action.content.text))
    let examples = first.takesNone ? [] : Self.examples(of: first.action.content.text ?? "")
    context.report(
      first.takesNone
        ? .takesNoResource(carrier.logicalID, names, isOne: same.count == 1)
        : .namesOtherResources(carrier.logicalID, names, listed(examples, atMost: 2), isOne: same.count == 1),
      at: context.place(first.action.span, in: first.action.stack),
      notes: statement.resources.prefix(2).map { context.note("a resource", at: $0.span, in: $0.stack) },
      flow: context.flow(of: first.action), when: scenario, extent: extent)
  }

  /// Whether resources are as good as everything for an action that takes none: some services ask for all resources, or
  /// all of a type, where the reference has none. EC2 does not, and the resources of S3 have no types.
  private func isEverything(_ resources: [NamedResource], for action: String) -> Bool {
    if action.hasPrefix("ec2:") { return false }
    guard Self.isUnlimited(action) else {
      return resources.contains { $0.isOfEverything || $0.pattern.hasWildcard }
    }
    let hasTypes = !action.hasPrefix("s3:")
    return resources.contains { $0.isOfEverything || hasTypes && $0.isAnyOfType }
  }

  /// Whether the documentation of its service says that an action takes no resource. The reference alone is not complete
  /// about such actions.
  private static func isUnlimited(_ action: String) -> Bool {
    action.hasPrefix("autoscaling:describe")
      || [
        "cloudwatch:putmetricdata", "s3:listallmybuckets", "xray:puttelemetryrecords", "xray:puttracesegments",
      ].contains(action)
  }

  /// The ARNs an action, as a policy names it, can be for; nil where that is not known or makes no sense to ask.
  private mutating func arns(of action: String) -> [TextPattern]? {
    let key = action.lowercased()
    if let found = known[key] { return found }
    var arns: [TextPattern]? = nil
    // API Gateway's resources are the paths of its own API, of which the reference names a few.
    let actions = KnownAction.all(like: key) ?? []
    if actions.isEmpty || actions[0].service.prefix.string == "apigateway" {
      arns = nil
    } else if actions.count > 60 {
      // Of very many actions, some are for each kind of resource there is.
      let all = actions[0].service.resourceTypes.map { KnownAction.pattern(of: $0.arn.utf8) }
      arns = all.isEmpty ? nil : all
    } else if !actions.contains(where: { $0.action.level == .unknown }) {
      // Of many actions, those that take no resources are meant for others than those that do.
      let all = Array(Set(actions.flatMap(\.resourceARNs)))
      // The reference is not complete about actions that change things and are for `*` only.
      let isKnown = actions.allSatisfy {
        [.list, .read].contains($0.action.level) && $0.key != "logs:describeloggroups" || Self.isUnlimited($0.key)
      }
      arns = all.isEmpty && !isKnown ? nil : all
    }
    known[key] = .some(arns)
    return arns
  }

  private mutating func meets(_ action: String, _ arns: [TextPattern], _ resource: TextPattern) -> Bool {
    let pair = Pair(action: action.lowercased(), resource: resource)
    if let found = meets[pair] { return found }
    let found = arns.contains { resource.mayBe($0) }
    meets[pair] = found
    return found
  }

  private static func examples(of action: String) -> [String] {
    let known = KnownAction.all(like: action) ?? []
    return known.lazy.flatMap { known in
      known.action.resourceTypes.compactMap { known.service.resourceType($0)?.arn.string }
    }.prefix(2).map(\.self)
  }
}

extension Finding.Message {
  fileprivate static func takesNoResource(_ carrier: LogicalID, _ actions: String, isOne: Bool) -> Self {
    """
    A policy of `\(carrier)` names resources for \(actions), which cannot be limited to any, so nothing is allowed or \
    denied by \(wording: isOne ? "it. Put it" : "them. Put them") in a statement with `Resource: '*'`.
    """
  }

  fileprivate static func namesOtherResources(
    _ carrier: LogicalID, _ actions: String, _ examples: String, isOne: Bool
  ) -> Self {
    """
    A policy of `\(carrier)` names no resource that \(actions) can be for, so nothing is allowed or denied by \
    \(wording: isOne ? "it" : "them"). Such a resource is like \(wording: examples).
    """
  }
}
