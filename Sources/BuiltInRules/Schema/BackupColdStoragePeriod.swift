import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A backup that is deleted before it has been in cold storage for 90 days.
  static let backupColdStoragePeriod = Rule.resource("backup-cold-storage-period", of: "AWS::Backup::BackupPlan") {
    plan, context in
    let resolver = context.resolver
    let rules = resolver.values(at: ["BackupPlan", "BackupPlanRule", "*"], of: plan)
    let copies = resolver.values(at: ["BackupPlan", "BackupPlanRule", "*", "CopyActions", "*"], of: plan)
    for rule in rules + copies {
      let lifecycle = resolver.member(["Lifecycle"], of: [rule], orAt: rule.span)
      let found = resolver.disagreement(
        of: resolver.member(["DeleteAfterDays"], of: lifecycle, orAt: rule.span),
        with: resolver.member(["MoveToColdStorageAfterDays"], of: lifecycle, orAt: rule.span),
        within: resolver.existence(of: plan)
      ) { deletion, move in
        if deletion.content == .absent || move.content == .absent { return false }
        guard let deletion = deletion.content.integer, let move = move.content.integer else { return nil }
        return deletion - move < 90
      }
      guard let found, let deletion = found.pair.own.content.integer, let move = found.pair.other.content.integer else {
        continue
      }
      context.report(
        .isTooShort(plan.logicalID, deletion, move), at: context.place(found.pair.own.span, in: found.pair.own.stack),
        notes: [context.note("moved to cold storage", at: found.pair.other.span, in: found.pair.other.stack)],
        when: found.scenario, extent: found.extent)
    }
  }
}

extension Finding.Message {
  fileprivate static func isTooShort(_ plan: LogicalID, _ deletion: Int, _ move: Int) -> Self {
    """
    Backup plan `\(plan)` deletes backups after \(deletion) days that go to cold storage after \(move), but what goes \
    there has to stay for at least 90 days. Set `DeleteAfterDays` to \(move + 90) or more, or leave cold storage out.
    """
  }
}
