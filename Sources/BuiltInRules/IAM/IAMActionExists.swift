import CloudFormation
import Facts
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// An action that no service has, in a policy.
  static let iamActionExists = Rule.workspace("iam-action-exists") { context in
    let resolver = context.resolver
    // Each suggestion looks at many names, so a system full of unknown actions is given only some.
    var suggestionsLeft = 100
    for carrier in context.workspace.resources(of: PolicyCarriers.allTypes) {
      for statement in resolver.allPolicyStatements(of: carrier) {
        for action in statement.actions + statement.exceptedActions {
          guard let text = action.content.text, !text.isEmpty || action.isWrittenInPlace,
            let mistake = PolicyAction(text).mistake
          else { continue }
          suggestionsLeft -= 1
          let suggestion = suggestionsLeft >= 0 ? mistake.suggestion : nil
          let used = resolver.space.and(statement.scenario, action.scenario)
          guard let extent = resolver.extent(of: used, within: resolver.existence(of: carrier)) else { continue }
          context.report(
            mistake.message(carrier.logicalID, text, suggestion), kind: mistake.kind(hasSuggestion: suggestion != nil),
            at: context.place(action.span, in: action.stack), flow: context.flow(of: action), when: used,
            extent: extent)
        }
      }
    }
  }
}

extension PolicyAction.Mistake {
  /// What was probably meant, as a question.
  fileprivate var suggestion: String? {
    switch self {
    case .hasNoService, .hasSeveralColons: nil
    case .service(let name): Suggestion.sentence(for: name, among: ActionService.all.lazy.map(\.prefix.string))
    case .action(let name, let service): question(name, among: service.actions.map(\.name.string), of: service)
    case .pattern(let pattern, let service):
      question(pattern, among: Self.beginnings(like: pattern, in: service), of: service)
    }
  }

  private func question(_ name: String, among names: some Sequence<String>, of service: ActionService) -> String? {
    guard let nearest = Suggestion.nearest(to: name, among: names, limit: 1).first else { return nil }
    return "Did you mean `\(service.prefix.string):\(nearest)`?"
  }

  /// The patterns about as long as one like `Dscribe*` that match an action.
  private static func beginnings(like pattern: String, in service: ActionService) -> Set<String> {
    guard pattern.utf8.firstIndex(of: UInt8(ascii: "*")) == pattern.utf8.indices.last, !pattern.contains("?") else {
      return []
    }
    let length = pattern.utf8.count - 1
    let names = service.actions.map(\.name.string)
    return Set(names.flatMap { name in (length - 1...length + 1).map { name.prefix(max(1, $0)) + "*" } })
  }

  fileprivate func kind(hasSuggestion: Bool) -> String {
    switch self {
    case .hasNoService, .hasSeveralColons: "malformed"
    default: hasSuggestion ? "misspelt" : "unknown"
    }
  }

  fileprivate func message(_ carrier: LogicalID, _ action: String, _ suggestion: String?) -> Finding.Message {
    let suggestion = suggestion.map { " " + $0 } ?? ""
    return switch self {
    case .hasNoService:
      """
      A policy of `\(carrier)` names action `\(action)`, but an action is the name of its service, a colon and its own, \
      such as `s3:GetObject`. IAM refuses the policy.
      """
    case .hasSeveralColons:
      """
      A policy of `\(carrier)` names action `\(action)`, but an action has one colon, between its service and its own \
      name, such as `s3:GetObject`. IAM refuses the policy.
      """
    case .service(let service):
      """
      A policy of `\(carrier)` names `\(action)`, but no service is known by `\(service)` in actions, so nothing is \
      allowed or denied by it.\(wording: suggestion)
      """
    case .action(_, let service):
      """
      A policy of `\(carrier)` names `\(action)`, but `\(service.prefix.string)` is not known to have that action, so \
      nothing is allowed or denied by it.\(wording: suggestion)
      """
    case .pattern(_, let service):
      """
      A policy of `\(carrier)` names `\(action)`, but no known action of `\(service.prefix.string)` is like that, so \
      nothing is allowed or denied by it.\(wording: suggestion)
      """
    }
  }
}
