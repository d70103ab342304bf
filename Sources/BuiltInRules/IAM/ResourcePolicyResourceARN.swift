import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy of a resource whose statement is about something without an ARN: a name, or `*` in the policy of a bucket.
  static let resourcePolicyResourceARN = Rule.resource(
    "resource-policy-resource-arn", of: "AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicInlinePolicy", "AWS::SNS::TopicPolicy", "AWS::SQS::QueueInlinePolicy", "AWS::SQS::QueuePolicy"
  ) { policy, context in
    let resolver = context.resolver
    let isBucket = policy.type == "AWS::S3::BucketPolicy"
    for statement in resolver.resourcePolicies(of: policy).flatMap(\.statements) {
      var wrong: [(first: Alternative, scenario: Scenario)] = []
      for resource in statement.resources + statement.exceptedResources {
        let isWrong =
          resource.content.text.map { !isARN($0) && (isBucket || $0 != "*") }
          ?? (context.named(in: resource.content) != nil)
        guard isWrong else { continue }
        // What a parameter may be is told once.
        if let same = wrong.firstIndex(where: { $0.first.isUsed(with: resource) }) {
          wrong[same].scenario = resolver.space.or(wrong[same].scenario, resource.scenario)
        } else {
          wrong.append((resource, resource.scenario))
        }
      }
      for (first, scenario) in wrong {
        let scenario = resolver.space.and(scenario, statement.scenario)
        guard let extent = resolver.extent(of: scenario, within: resolver.existence(of: policy)) else { continue }
        let named = context.named(in: first.content).map { context.workspace[$0].logicalID }
        context.report(
          named.map { .isRef(policy.logicalID, $0) } ?? .isNoARN(policy.logicalID, first.content.text ?? ""),
          at: named == nil ? context.place(first.span, in: first.stack) : context.place(ofUseOf: first),
          flow: context.flow(of: first), when: scenario, extent: extent)
      }
    }
  }

  /// Whether a text has at least the parts of an ARN that say whose it is; with a variable in it, it may have.
  private static func isARN(_ text: String) -> Bool {
    if text.contains("${") || text.contains("{{") { return true }
    let parts = text.arnParts
    return parts.count >= 4 && parts[0] == "arn" && parts[1].hasPrefix("aws") && !parts[2].isEmpty
  }
}

extension RuleContext {
  /// The resource of which a text is, or begins with, what `Ref` gives, where that is no ARN.
  fileprivate func named(in content: Content) -> ResourceID? {
    let first: TextPiece? =
      switch content {
      case .origin(let origin): .origin(origin)
      case .pieces(let pieces): pieces.first
      case .text, .list, .map, .absent, .unknown: nil
      }
    guard case .origin(.resource(let id, attribute: nil)) = first,
      ["AWS::KMS::Key", "AWS::S3::Bucket", "AWS::SQS::Queue"].contains(workspace[id].type)
    else { return nil }
    return id
  }
}

extension Alternative {
  /// Whether it comes from where another alternative comes from, or stands where it stands.
  fileprivate func isUsed(with other: Alternative) -> Bool {
    let (use, otherUse) = (trail.first, other.trail.first)
    return use == otherUse && stack == other.stack && (use != nil || span == other.span)
  }
}

extension Finding.Message {
  fileprivate static func isRef(_ policy: LogicalID, _ resource: LogicalID) -> Self {
    """
    A statement in the policy of `\(policy)` is about what `!Ref \(resource)` gives, which is no ARN, so the policy is \
    refused. Take `!GetAtt \(resource).Arn`.
    """
  }

  fileprivate static func isNoARN(_ policy: LogicalID, _ text: String) -> Self {
    """
    A statement in the policy of `\(policy)` is about `\(text)`, which is no ARN, so the policy is refused. Write the ARN \
    of what the statement is about.
    """
  }
}
