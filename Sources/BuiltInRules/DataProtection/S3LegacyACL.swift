import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A bucket whose access a canned ACL decides.
  static let s3LegacyACL = Rule.resource("s3-legacy-acl", of: "AWS::S3::Bucket") { bucket, context in
    let violation = context.resolver.violation(among: context.resolver.property("AccessControl", of: bucket)) { acl in
      switch acl.content {
      case .absent: false
      // The services that deliver logs to a bucket wanted this one, and the standard one says nothing.
      case .text(let text): text != "Private" && text != "LogDeliveryWrite"
      default: nil
      }
    }
    guard let violation, let acl = violation.first.content.text else { return }
    context.report(violation, .hasACL(bucket.logicalID, acl))
  }
}

extension Finding.Message {
  fileprivate static func hasACL(_ bucket: LogicalID, _ acl: String) -> Self {
    """
    ACL `\(acl)` decides who may use bucket `\(bucket)`, though AWS disables ACLs for new buckets and policies say more. \
    Remove `AccessControl` and say it in an `AWS::S3::BucketPolicy`.
    """
  }
}
