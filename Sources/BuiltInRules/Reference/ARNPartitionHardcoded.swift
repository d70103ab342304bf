import CloudFormation
import Findings
import RuleEngine
import SourceText

extension Rule {
  /// An ARN that is put together and has the partition written down all the same.
  static let arnPartitionHardcoded = Rule.template("arn-partition-hardcoded") { template, context in
    guard template.isWhole, !template.isServerless else { return }
    for resource in template.resources.elements {
      ARNTexts.visit(resource.body) { arn in
        guard arn.isSubstituted, arn.partition.hasPrefix("aws") else { return }
        context.report(.names(arn.partition, resource.id), at: context.place(arn.span, in: template))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func names(_ partition: String, _ resource: LogicalID) -> Self {
    """
    A text of `\(resource)` begins an ARN with `arn:\(partition):`, which is right in one partition of AWS only; China \
    and GovCloud have others. Write `arn:${AWS::Partition}:`.
    """
  }
}
