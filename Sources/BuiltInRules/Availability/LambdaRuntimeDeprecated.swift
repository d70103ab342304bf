import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A function on a runtime that AWS no longer updates, makes functions with or changes functions with.
  static let lambdaRuntimeDeprecated = Rule.resource(
    "lambda-runtime-deprecated", of: "AWS::Lambda::Function", "AWS::Serverless::Function"
  ) { function, context in
    for stage in Stage.allCases {
      let violation = context.resolver.violation(among: context.resolver.property("Runtime", of: function)) {
        $0.content.text.flatMap(LambdaRuntime.init).map { Stage(of: $0, on: context.today) == stage }
      }
      guard let violation, let runtime = violation.first.content.text.flatMap(LambdaRuntime.init) else { continue }
      context.report(violation, .isDeprecated(function.logicalID, runtime, stage), kind: stage.rawValue)
    }
  }

  /// How far a runtime has come to its end.
  fileprivate enum Stage: String, CaseIterable {
    case frozen, blocked, deprecated

    init?(of runtime: LambdaRuntime, on today: CalendarDay) {
      func isOver(_ day: Int?) -> Bool { day.map { CalendarDay(number: $0) < today } ?? false }
      if isOver(runtime.updateBlock) {
        self = .frozen
      } else if isOver(runtime.creationBlock) {
        self = .blocked
      } else if isOver(runtime.deprecation) {
        self = .deprecated
      } else {
        return nil
      }
    }

    /// What is over.
    var phrase: String {
      switch self {
      case .frozen: "with which functions can neither be made nor changed any more"
      case .blocked: "with which functions cannot be made any more"
      case .deprecated: "which gets no more security updates"
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isDeprecated(_ id: LogicalID, _ runtime: LambdaRuntime, _ stage: Rule.Stage) -> Self {
    let hint = runtime.successor.map { "Move it to `\($0)`." } ?? "Move it to a newer runtime."
    return "Function `\(id)` is on runtime `\(runtime.name)`, \(wording: stage.phrase). \(wording: hint)"
  }
}
