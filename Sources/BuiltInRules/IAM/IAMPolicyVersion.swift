import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A policy in the old version of the policy language.
  static let iamPolicyVersion = Rule.resource("iam-policy-version", of: PolicyCarriers.allTypes) { carrier, context in
    for document in context.resolver.policyDocuments(of: carrier) {
      let versions = context.resolver.member(["Version"], of: document, orAt: carrier.resource.key.span)
      let violation = context.resolver.violation(among: versions) { version in
        version.content == .absent ? false : version.content.text.map { $0 == "2008-10-17" }
      }
      guard let violation else { continue }
      context.report(violation, .isOld(carrier.logicalID))
    }
  }
}

extension Finding.Message {
  fileprivate static func isOld(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` has version 2008-10-17, in which variables such as `${aws:username}` are plain text. Write \
    `Version: '2012-10-17'`.
    """
  }
}
