import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// Settings that decide whether resources have public addresses, stand in a VPC and have a stand-in: tables of types
  /// and properties, a rule for each sort of mistake.
  static let placementSettings = Rule.engine("placement-settings", of: placementSettingRules) { context in
    for setting in placementSettingTable {
      guard let rule = context[setting.rule] else { continue }
      for resource in context.workspace.resources(of: setting.type) {
        let scope = setting.premise(context.resolver, resource)
        guard !scope.isNever else { continue }
        let found = context.resolver.violations(at: setting.path, of: resource, within: scope) {
          setting.fault.isFault($0.content)
        }
        for violation in found {
          rule.report(
            violation, .isSetWrong(setting, resource.logicalID), kind: setting.kind,
            notes: setting.rule == "data-service-not-public" ? rule.notesOnWay(fromInternetTo: resource) : [])
        }
      }
    }
  }
}

/// All settings the engine knows.
let placementSettingTable = [publicSettings, privateSettings, standbySettings, redundancySettings].flatMap(
  \.self)

private let placementSettingRules = Array(Set(placementSettingTable.map(\.rule))).sorted()

extension Finding.Message {
  fileprivate static func isSetWrong(_ setting: PlacementSetting, _ resource: LogicalID) -> Self {
    """
    \(wording: setting.subject) `\(resource)` \(wording: setting.defect). \(wording: setting.remedy).
    """
  }
}
