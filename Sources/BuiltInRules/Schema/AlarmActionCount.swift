import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// More actions for a state of an alarm than CloudWatch takes.
  static let alarmActionCount = Rule.resource("alarm-action-count", of: "AWS::CloudWatch::Alarm") { alarm, context in
    let resolver = context.resolver
    for property in ["AlarmActions", "OKActions", "InsufficientDataActions"] {
      for list in resolver.property(property, of: alarm) {
        guard case .list(.written(let written)) = list.content else { continue }
        // What may be the same as another, or may not be there, is not counted.
        let known = Set(
          written.value.items.compactMap { item in
            let values = resolver.alternatives(of: StackValue(item, in: written.stack), in: list.scenario)
            return values.count == 1 ? values[0].content.action : nil
          })
        guard known.count > most, let extent = resolver.extent(of: list.scenario, within: resolver.existence(of: alarm))
        else { continue }
        context.report(
          .areTooMany(property, alarm.logicalID, known.count),
          at: context.place(resolver.key(property, of: alarm), in: alarm.stack), when: list.scenario, extent: extent)
      }
    }
  }

  /// How many a state takes (CloudWatch API reference, `PutMetricAlarm`).
  private static let most = 5
}

extension Content {
  /// What tells actions apart that certainly differ: texts and resources of the template.
  fileprivate var action: Content? {
    switch self {
    case .text, .origin(.resource): self
    default: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func areTooMany(_ property: String, _ alarm: LogicalID, _ count: Int) -> Self {
    """
    `\(property)` of alarm `\(alarm)` has \(wording: "\(count)") different actions, but CloudWatch takes five for a state, \
    so the deployment fails. Let one of them, such as a topic, reach the others.
    """
  }
}
