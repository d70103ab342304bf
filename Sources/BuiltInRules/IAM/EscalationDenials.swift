import CloudFormation
import StackGraph

/// Which actions that are part of an escalation a principal is denied, wherever the escalation would need them. A denial
/// of something only leaves the rest; one whose reach is not known may take all.
struct EscalationDenials {
  private var denied: [String: Scenario] = [:]

  /// When a step of an escalation is denied.
  func scenario(of step: String, _ space: ScenarioSpace) -> Scenario {
    let ofAction = step.utf8.firstIndex(of: UInt8(ascii: ">")).flatMap { denied[String(step[..<$0])] } ?? .never
    return space.or(ofAction, denied[step] ?? .never)
  }

  /// Adds what a statement denies when it holds.
  mutating func add(_ statement: PolicyStatement, when scenario: Scenario, _ resolver: Resolver) {
    let space = resolver.space
    let condition = resolver.condition(of: statement)
    let partial = condition.tests.filter { $0.leavesRest && !$0.isPresence(besideOthersIn: condition.tests) }
    let always = space.not(space.or(partial.map(\.scenario)))
    // The requests to IAM are made in one region.
    let regional = condition.tests.filter { $0.lowerKey == "aws:requestedregion" }
    let everywhere = space.and(always, space.not(space.or(regional.map(\.scenario))))
    let reach = DenialReach(of: statement, resolver)
    for (actions, named) in EscalationActions.mayBeNamed(by: statement) {
      for action in actions {
        let reached = EscalationActions.arns[action].map { reach.scenario(among: $0, space) } ?? .always
        let unconditional = action.hasPrefix("iam:") ? always : everywhere
        add(action, when: space.and([scenario, named, reached, unconditional]), space)
        guard action == EscalationPath.passRole, partial.allSatisfy(\.isOnService) else { continue }
        for service in partial.flatMap(\.values) {
          guard let name = service.content.passedService else { continue }
          add("\(action)>\(name)", when: space.and([scenario, named, reached, service.scenario]), space)
        }
      }
    }
  }

  private mutating func add(_ step: String, when scenario: Scenario, _ space: ScenarioSpace) {
    if !scenario.isNever { denied[step] = space.or(denied[step] ?? .never, scenario) }
  }
}

extension StatementTest {
  /// Whether it is about the service a role is passed to.
  var isOnService: Bool { lowerKey == "iam:passedtoservice" }

  /// Whether a denial with the test is known to leave what makes an escalation. One that holds unless the resource, its
  /// boundary or its tags are as they should be leaves no more than allowing it under that condition would; one that
  /// holds unless the request comes at the right time or from the right place leaves everything.
  var leavesRest: Bool {
    let comparison = comparison.lowercased()
    if Self.circumstances.contains(lowerKey) { return true }
    if isAboutPrincipal || lowerKey == "aws:requestedregion" || isAlwaysTrue { return false }
    if comparison.contains("not") { return false }
    if comparison.hasPrefix("null") { return values.allSatisfy { $0.content.text?.lowercased() == "false" } }
    if comparison.hasPrefix("bool") { return values.allSatisfy { $0.content.text?.lowercased() == "true" } }
    return !comparison.contains("like") || values.allSatisfy { $0.content.text != nil }
  }

  /// Whether it asks only that a key is there of which another test asks more.
  fileprivate func isPresence(besideOthersIn tests: [StatementTest]) -> Bool {
    func isNull(_ test: StatementTest) -> Bool { test.comparison.lowercased().hasPrefix("null") }
    return isNull(self) && tests.contains { $0.lowerKey == lowerKey && !isNull($0) }
  }

  /// Whether it tells principals apart, of which nothing is known here.
  private var isAboutPrincipal: Bool {
    ["aws:principal", "aws:user", "aws:source"].contains { lowerKey.hasPrefix($0) }
  }

  /// The keys that say how and when a request is made.
  private static let circumstances: Set<String> = [
    "aws:currenttime", "aws:epochtime", "aws:multifactorauthage", "aws:multifactorauthpresent", "aws:securetransport",
    "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:tokenissuetime", "aws:useragent", "aws:viaawsservice",
    "aws:vpcsourceip",
  ]
}

extension Content {
  /// The service that `iam:PassedToService` names, without its domain.
  var passedService: Substring? {
    guard let name = text?.lowercased(), name.hasSuffix(".amazonaws.com") else { return nil }
    return name.dropLast(".amazonaws.com".count)
  }
}
