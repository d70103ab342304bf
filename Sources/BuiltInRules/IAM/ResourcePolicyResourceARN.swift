import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy of a resource whose statement is about something without an ARN: a name, or `*` in the policy of a bucket.
  static let resourcePolicyResourceARN = Rule.resource(
    "resource-policy-resource-arn", of: "AWS::KMS::Key", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy"
  ) { policy, context in
    let resolver = context.resolver
    let isBucket = policy.type == "AWS::S3::BucketPolicy"
    let property = policy.type == "AWS::KMS::Key" ? "KeyPolicy" : "PolicyDocument"
    for document in resolver.property(property, of: policy) {
      guard case .map(let map) = document.content else { continue }
      let statements = resolver.list(of: resolver.member("Statement", of: map), at: nil)
      for (statement, key) in statements.items.flatMap({ item in ["Resource", "NotResource"].map { (item, $0) } }) {
        for resource in resolver.list(of: resolver.member(key, of: statement), at: nil).items {
          let wrong = resolver.alternatives(of: resource).filter { alternative in
            alternative.content.text.map { !isARN($0) && (isBucket || $0 != "*") } ?? false
          }
          let scenario = resolver.space.or(wrong.map(\.scenario))
          guard let first = wrong.first, let text = first.content.text,
            let extent = resolver.extent(of: scenario, within: resolver.existence(of: policy))
          else { continue }
          context.report(
            .isNoARN(policy.logicalID, text), at: context.place(first.span, in: first.stack),
            flow: context.flow(of: first), when: scenario, extent: extent)
        }
      }
    }
  }

  /// Whether a text has at least the parts of an ARN that say whose it is; with a variable in it, it may have.
  private static func isARN(_ text: String) -> Bool {
    if text.contains("${") || text.contains("{{") { return true }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count >= 4 && parts[0] == "arn" && parts[1].hasPrefix("aws") && !parts[2].isEmpty
  }
}

extension Finding.Message {
  fileprivate static func isNoARN(_ policy: LogicalID, _ text: String) -> Self {
    """
    A statement in the policy of `\(policy)` is about `\(text)`, which is no ARN, so the policy is refused. Write the ARN \
    of what the statement is about.
    """
  }
}
