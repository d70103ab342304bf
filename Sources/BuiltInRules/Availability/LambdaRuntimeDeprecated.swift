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
    let (runtimes, isGlobal) = context.resolver.runtimes(of: function)
    for stage in Stage.allCases {
      let violation = context.resolver.violation(among: runtimes) {
        $0.content.text.flatMap(LambdaRuntime.init).map { Stage(of: $0, on: context.today) == stage }
      }
      guard let violation, let runtime = violation.first.content.text.flatMap(LambdaRuntime.init) else { continue }
      let message: Finding.Message =
        isGlobal ? .areDeprecated(runtime, stage) : .isDeprecated(function.logicalID, runtime, stage)
      context.report(violation, message, kind: stage.rawValue)
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

extension Resolver {
  /// The runtimes a function may have, and whether they are those of all functions of AWS SAM in the template.
  fileprivate func runtimes(of function: StackResource) -> (runtimes: [Alternative], isGlobal: Bool) {
    let globals = workspace[function.stack].template.root[path: "Globals", "Function", "Runtime"]
    guard let globals, function.type == "AWS::Serverless::Function",
      function.resource.properties?["Runtime"] == nil, function.resource.properties?["PackageType"] == nil
    else { return (property("Runtime", of: function), false) }
    return (alternatives(of: StackValue(globals, in: function.stack), in: existence(of: function)), true)
  }
}

extension Finding.Message {
  fileprivate static func areDeprecated(_ runtime: LambdaRuntime, _ stage: Rule.Stage) -> Self {
    let hint = runtime.successor.map { "Move them to `\($0)`." } ?? "Move them to a newer runtime."
    return
      "Functions without a runtime of their own are on `\(runtime.name)`, \(wording: stage.phrase). \(wording: hint)"
  }

  fileprivate static func isDeprecated(_ id: LogicalID, _ runtime: LambdaRuntime, _ stage: Rule.Stage) -> Self {
    let hint = runtime.successor.map { "Move it to `\($0)`." } ?? "Move it to a newer runtime."
    return "Function `\(id)` is on runtime `\(runtime.name)`, \(wording: stage.phrase). \(wording: hint)"
  }
}
