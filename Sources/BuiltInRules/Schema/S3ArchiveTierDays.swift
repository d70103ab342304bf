import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Objects that are archived earlier or later than S3 does it.
  static let s3ArchiveTierDays = Rule.resource("s3-archive-tier-days", of: "AWS::S3::Bucket") { bucket, context in
    let resolver = context.resolver
    for tiering in resolver.values(at: ["IntelligentTieringConfigurations", "*", "Tierings", "*"], of: bucket) {
      let found = resolver.disagreement(
        of: resolver.member(["Days"], of: [tiering], orAt: tiering.span),
        with: resolver.member(["AccessTier"], of: [tiering], orAt: tiering.span), within: resolver.existence(of: bucket)
      ) { days, tier in
        guard let days = days.content.integer, let least = tier.content.text.flatMap({ leastDays[$0] }) else {
          return nil
        }
        return days < least || days > 730
      }
      guard let found, let days = found.pair.own.content.integer, let tier = found.pair.other.content.text else {
        continue
      }
      context.report(
        .isNotPossible(bucket.logicalID, days, tier, leastDays[tier] ?? 0),
        at: context.place(found.pair.own.span, in: found.pair.own.stack), when: found.scenario, extent: found.extent)
    }
  }

  /// S3 user guide, "How S3 Intelligent-Tiering works".
  private static let leastDays = ["ARCHIVE_ACCESS": 90, "DEEP_ARCHIVE_ACCESS": 180]
}

extension Finding.Message {
  fileprivate static func isNotPossible(_ bucket: LogicalID, _ days: Int, _ tier: String, _ least: Int) -> Self {
    """
    Bucket `\(bucket)` moves objects to `\(tier)` after \(days) days, but S3 does that after \(least) to 730 days; it \
    refuses the configuration. Set `Days` to one of them.
    """
  }
}
