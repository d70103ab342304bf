import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A resource of a policy whose ARN has a region there is not, or lacks the account that resources of the kind have.
  static let iamResourceARNExists = Rule.workspace("iam-resource-arn-exists") { context in
    let resolver = context.resolver
    var regions: [Substring: Bool] = [:]
    for carrier in context.workspace.resources(of: PolicyCarriers.allTypes) {
      for statement in resolver.allPolicyStatements(of: carrier) {
        for resource in statement.resources + statement.exceptedResources {
          guard let text = resource.content.textWithHoles, let arn = PolicyARN(text) else { continue }
          let message: Finding.Message
          if arn.hasLiteralRegion, !regions.memoized(arn.region, RegionName.isPlausible) {
            message = .hasNoRegion(carrier.logicalID, String(arn.region))
          } else if arn.lacksAccount {
            message = .lacksAccount(carrier.logicalID, text.replacing(CommandCourse.hole, with: "…"))
          } else {
            continue
          }
          let scenario = resolver.space.and(statement.scenario, resource.scenario)
          guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: carrier)) else { continue }
          context.report(
            message, at: context.place(resource.span, in: resource.stack), flow: context.flow(of: resource),
            when: scenario, extent: extent)
        }
      }
    }
  }
}

/// The parts of an ARN in a policy.
private struct PolicyARN {
  let region: Substring
  private let service: Substring
  private let account: Substring
  private let resource: Substring

  /// Nil for what is no ARN, or of which the parts before the region are not known, and for the account that people write
  /// for a resource that is never used.
  init?(_ text: String) {
    guard text.hasPrefix("arn:") else { return nil }
    let parts = text.arnParts
    guard parts.count == 6, parts[4] != "000000000000", !parts[2].contains(CommandCourse.hole) else { return nil }
    (service, region, account, resource) = (parts[2], parts[3], parts[4], parts[5])
  }

  var hasLiteralRegion: Bool {
    // Events of AWS Health that concern all regions have one of their own.
    if region.isEmpty || service == "health" && region == "global" { return false }
    return !region.utf8.contains { "*?${".utf8.contains($0) } && !region.contains(CommandCourse.hole)
  }

  /// Whether no account is named though AWS itself has no resources of the kind.
  var lacksAccount: Bool {
    account.isEmpty && Self.owned.contains { $0.service == service && resource.hasPrefix($0.resource) }
  }

  private static let owned: [(service: Substring, resource: Substring)] = [
    "athena:workgroup/", "cloudformation:stack/", "cloudwatch:alarm:", "codebuild:project/", "cognito-idp:userpool/",
    "dynamodb:table/", "ecs:cluster/", "ecs:service/", "ecs:task/", "ecs:task-definition/", "ecr:repository/",
    "elasticfilesystem:file-system/", "elasticloadbalancing:loadbalancer/", "es:domain/", "events:rule/",
    "firehose:deliverystream/", "iam:group/", "iam:instance-profile/", "iam:role/", "iam:user/", "kinesis:stream/",
    "kms:alias/", "kms:key/", "lambda:function:", "logs:log-group:", "secretsmanager:secret:", "sqs:",
    "states:stateMachine:",
  ].map { (text: String) in
    let parts = text.split(at: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts[0], parts[1])
  }
}

/// The names of regions.
private enum RegionName {
  /// Whether AWS has the region, or may have it since the facts were taken.
  static func isPlausible(_ name: Substring) -> Bool {
    if RegionSet.allNames.contains(String(name)) { return true }
    let parts = name.split(at: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, number.utf8.count == 1, number.allSatisfy(\.isNumber) else {
      return false
    }
    return directions.contains(parts[parts.count - 2])
      && parts.dropLast(2).allSatisfy { (2...4).contains($0.utf8.count) && $0.allSatisfy(\.isLowercase) }
  }

  private static let directions: Set<Substring> = [
    "central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west",
  ]
}

extension Dictionary {
  /// The value of a key, which is worked out the first time.
  fileprivate mutating func memoized(_ key: Key, _ work: (Key) -> Value) -> Value {
    if let known = self[key] { return known }
    let value = work(key)
    self[key] = value
    return value
  }
}

extension Finding.Message {
  fileprivate static func hasNoRegion(_ carrier: LogicalID, _ region: String) -> Self {
    let hint = Suggestion.sentence(for: region, among: RegionSet.allNames) ?? "Regions are called like `eu-west-1`."
    return """
      A policy of `\(carrier)` names region `\(region)`, which AWS does not have, so nothing is allowed or denied by it. \
      \(wording: hint)
      """
  }

  fileprivate static func lacksAccount(_ carrier: LogicalID, _ arn: String) -> Self {
    """
    A policy of `\(carrier)` names `\(arn)`, which has no account, as all such resources have, so nothing is allowed or \
    denied by it. Write the account behind the region, or `*`.
    """
  }
}
