import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A schedule that EventBridge cannot read.
  static let eventsScheduleExpression = Rule.resource("events-schedule-expression", of: "AWS::Events::Rule") {
    rule, context in
    let schedules = context.resolver.property("ScheduleExpression", of: rule)
    let violation = context.resolver.violation(among: schedules) { schedule in
      if schedule.content == .absent { return false }
      return schedule.content.text.flatMap { $0.contains("{{") ? nil : ScheduleMistake(in: $0) != nil }
    }
    guard let violation, let text = violation.first.content.text, let mistake = ScheduleMistake(in: text) else {
      return
    }
    context.report(violation, .cannotBeRead(rule.logicalID, text, mistake.explanation))
  }
}

/// Why a text is no schedule of EventBridge (user guide, "Schedule types").
enum ScheduleMistake {
  case isNeither
  case hasNoRate
  case isNoCount
  case hasWrongUnit(singular: Bool)
  case hasWrongFieldCount(Int)
  case namesBothDays

  /// Nil where the text is a schedule as far as can be told.
  init?(in text: String) {
    guard text.hasSuffix(")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else {
      self = .isNeither
      return
    }
    let inner = text[text.utf8.index(after: open)...].dropLast()
    let fields = inner.split(at: " ")
    switch text[..<open] {
    case "rate":
      guard fields.count == 2 else {
        self = .hasNoRate
        return
      }
      guard let count = Int(fields[0]), count > 0 else {
        self = .isNoCount
        return
      }
      let units = count == 1 ? ["minute", "hour", "day"] : ["minutes", "hours", "days"]
      if units.contains(String(fields[1])) { return nil }
      self = .hasWrongUnit(singular: count == 1)
    case "cron":
      guard fields.count == 6 else {
        self = .hasWrongFieldCount(fields.count)
        return
      }
      if fields[2] == "?" || fields[4] == "?" { return nil }
      self = .namesBothDays
    default: self = .isNeither
    }
  }

  fileprivate var explanation: String {
    switch self {
    case .isNeither: "it is neither `rate(…)` nor `cron(…)`"
    case .hasNoRate: "a rate is a number and a unit, such as `rate(5 minutes)`"
    case .isNoCount: "a rate begins with a whole number above 0"
    case .hasWrongUnit(true): "the unit of 1 is `minute`, `hour` or `day`"
    case .hasWrongUnit(false): "the unit of several is `minutes`, `hours` or `days`"
    case .hasWrongFieldCount(let count):
      "it has \(count) fields, but six are wanted: minutes, hours, day of month, month, day of week and year"
    case .namesBothDays: "day of month and day of week cannot both be said: write `?` for one of them"
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotBeRead(_ rule: LogicalID, _ text: String, _ explanation: String) -> Self {
    "EventBridge refuses the schedule `\(short(text))` of rule `\(rule)`: \(wording: explanation)."
  }
}
