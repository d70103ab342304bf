import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A policy in the old version of the policy language.
  static let iamPolicyVersion = Rule.resource("iam-policy-version", of: PolicyCarriers.allTypes) { carrier, context in
    let resolver = context.resolver
    for document in resolver.policyDocuments(of: carrier) {
      for alternative in document {
        guard let statements = alternative.statementKey(of: carrier) else { continue }
        let versions = resolver.member(["Version"], of: [alternative], orAt: statements)
        let isSaid = { (version: Alternative) in version.content != .absent }
        for old in versions where !isSaid(old) || old.content.text == "2008-10-17" {
          let extent = resolver.extent(of: old.scenario, within: resolver.existence(of: carrier))
          guard let extent else { continue }
          context.report(
            isSaid(old) ? .isOld(carrier.logicalID) : .isNotSaid(carrier.logicalID),
            at: context.place(old.span, in: old.stack), flow: context.flow(of: old), when: old.scenario,
            extent: extent)
        }
      }
    }
  }
}

extension Alternative {
  /// The key of the statements of a document that has a version.
  fileprivate func statementKey(of carrier: StackResource) -> Span? {
    // The properties of a policy of an event bus are one statement.
    guard case .map(let map) = content, carrier.type != "AWS::Events::EventBusPolicy" else { return nil }
    return map.value.entry("Statement")?.key.span
  }
}

extension Finding.Message {
  fileprivate static func isOld(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` has version 2008-10-17, in which variables such as `${aws:username}` are plain text. Write \
    `Version: '2012-10-17'`.
    """
  }

  fileprivate static func isNotSaid(_ carrier: LogicalID) -> Self {
    """
    A policy of `\(carrier)` has no `Version`, so it has version 2008-10-17, in which variables such as `${aws:username}` \
    are plain text. Write `Version: '2012-10-17'`.
    """
  }
}
