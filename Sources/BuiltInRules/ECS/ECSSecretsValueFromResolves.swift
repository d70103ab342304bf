import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret of a task that is named in a way ECS does not find it by.
  static let ecsSecretsValueFromResolves = Rule.resource(
    "ecs-secrets-value-from-resolves", of: "AWS::ECS::TaskDefinition"
  ) { task, context in
    let resolver = context.resolver
    let needs = resolver.secretNeeds(of: task)
    guard !needs.isEmpty else { return }
    let names = StoredNames(resolver)
    for need in needs {
      let found: (message: Finding.Message, kind: String)?
      switch need.source.content {
      case .text(let text): found = context.mistake(in: text, need, names, of: task)
      case .pieces(let pieces) where !DynamicReference.all(in: pieces.textWithHoles).isEmpty:
        found = (.resolves(need.name, task.logicalID), "value")
      case .origin(.resource(let id, "Value"?)) where context.workspace[id].type == "AWS::SSM::Parameter":
        found = (.isValue(need.name, task.logicalID, context.workspace[id].logicalID), "value")
      default: found = nil
      }
      let colons = need.suffix.utf8.count { $0 == UInt8(ascii: ":") }
      let isCut = need.keeper == .secretsManager && need.suffix.hasPrefix(":") && colons != 3
      guard let (message, kind) = found ?? (isCut ? (.lacksParts(need.name, task.logicalID), "parts") : nil) else {
        continue
      }
      let scope = resolver.existence(of: task)
      guard let extent = resolver.extent(of: need.source.scenario, within: scope) else { continue }
      let start = need.source.start
      context.report(
        message, kind: kind, at: context.place(start.span, in: start.stack), flow: context.flow(of: need.source),
        when: need.source.scenario, extent: extent)
    }
  }
}

/// The names under which the stacks of a workspace keep parameters and secrets.
private struct StoredNames {
  private(set) var parameters: Set<String> = []
  private(set) var secrets: [String: LogicalID] = [:]
  /// Whether a parameter's name is not known, so that it may be any.
  private(set) var isOpen = false

  init(_ resolver: Resolver) {
    for parameter in resolver.workspace.resources(of: "AWS::SSM::Parameter") {
      for name in resolver.property("Name", of: parameter) {
        if let text = name.content.text { parameters.insert(text) } else { isOpen = true }
      }
    }
    for secret in resolver.workspace.resources(of: "AWS::SecretsManager::Secret") {
      for name in resolver.property("Name", of: secret) {
        if let text = name.content.text { secrets[text] = secret.logicalID }
      }
    }
  }
}

extension RuleContext {
  fileprivate func mistake(
    in text: String, _ need: SecretNeed, _ names: StoredNames, of task: StackResource
  ) -> (Finding.Message, String)? {
    if text.hasPrefix("{{resolve:") { return (.resolves(need.name, task.logicalID), "value") }
    guard need.keeper == .parameterStore, !text.hasPrefix("arn:"), !names.parameters.contains(text) else { return nil }
    if let secret = names.secrets[text], !names.isOpen {
      return (.namesSecret(need.name, task.logicalID, secret), "name")
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func resolves(_ variable: String, _ task: LogicalID) -> Self {
    """
    `\(variable)` of `\(task)` is taken from what a dynamic reference stands for: CloudFormation puts the secret itself \
    in its place, where ECS expects the name of one, so the task cannot start. Write the ARN of the secret or the name \
    of the parameter.
    """
  }

  fileprivate static func isValue(_ variable: String, _ task: LogicalID, _ parameter: LogicalID) -> Self {
    """
    `\(variable)` of `\(task)` is taken from the value of parameter `\(parameter)`, where ECS expects its name, so the \
    task cannot start. Write `!Ref \(parameter)`.
    """
  }

  fileprivate static func namesSecret(_ variable: String, _ task: LogicalID, _ secret: LogicalID) -> Self {
    """
    `\(variable)` of `\(task)` is taken from the name of secret `\(secret)`. ECS takes a name for that of a parameter of \
    Systems Manager and finds none, so the task cannot start. Write the secret's ARN, `!Ref \(secret)`.
    """
  }

  fileprivate static func lacksParts(_ variable: String, _ task: LogicalID) -> Self {
    """
    `\(variable)` of `\(task)` is taken from an ARN with something after it that ECS does not understand, so the task \
    cannot start. After the ARN of a secret stand a key, a version stage and a version, all three colons written: \
    `:password::`.
    """
  }
}
