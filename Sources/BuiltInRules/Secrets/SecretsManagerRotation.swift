import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret that is never changed, or rarely.
  static let secretsmanagerRotation = Rule.workspace("secretsmanager-rotation") { context in
    let resolver = context.resolver
    let schedules = SecretUses(of: "AWS::SecretsManager::RotationSchedule", resolver)
    for secret in context.workspace.resources(of: "AWS::SecretsManager::Secret") {
      // What is given or is kept for others is changed by them.
      guard !schedules.isOpen, schedules.users[secret.id] == nil,
        !context.workspace[secret.stack].template.resources.hasGenerators
      else { continue }
      let generated = resolver.property("GenerateSecretString", of: secret)
      guard let violation = resolver.violation(among: generated, where: { $0.content != .absent }) else { continue }
      context.report(
        violation, .isNeverChanged(secret.logicalID), kind: "never", at: context.place(of: secret))
    }
    for schedule in context.workspace.resources(of: "AWS::SecretsManager::RotationSchedule") {
      let days = resolver.property("RotationRules", "AutomaticallyAfterDays", of: schedule)
      let violation = resolver.violation(among: days) {
        $0.content == .absent ? false : $0.content.integer.map { $0 > 90 }
      }
      guard let violation else { continue }
      context.report(violation, .isRarelyChanged(schedule.logicalID), kind: "rare")
    }
  }
}

extension Finding.Message {
  fileprivate static func isNeverChanged(_ secret: LogicalID) -> Self {
    """
    Nothing changes secret `\(secret)` after it was generated, so who once saw it knows it for good. Add an \
    `AWS::SecretsManager::RotationSchedule` for it.
    """
  }

  fileprivate static func isRarelyChanged(_ schedule: LogicalID) -> Self {
    """
    `\(schedule)` changes its secret less than every 90 days. Set `AutomaticallyAfterDays` to 90 or less.
    """
  }
}
