import CloudFormation
import SourceText

/// A secret that ECS fetches for a task before it starts, by one of the things its `ValueFrom` can be.
package struct SecretNeed: Sendable {
  /// Who keeps the secret.
  package enum Keeper: String, Sendable {
    case secretsManager = "secretsmanager"
    case parameterStore = "ssm"

    /// The action that fetches it.
    package var action: String {
      switch self {
      case .secretsManager: "secretsmanager:GetSecretValue"
      case .parameterStore: "ssm:GetParameters"
      }
    }
  }

  /// The variable, or the property it is for.
  package let name: String
  /// What names it.
  package let source: Alternative
  /// Who keeps it; nil when that cannot be told.
  package let keeper: Keeper?
  /// The resource that is it, if that is in the workspace.
  package let resource: StackResource?
  /// The resource part of its ARN, with U+FFFC for what is not known; nil when nothing is known of it.
  package let target: String?
  /// What follows the ARN of a secret: `:key:stage:version`.
  package let suffix: String
}

extension Resolver {
  /// The secrets ECS fetches for the containers of a task definition.
  package func secretNeeds(of definition: StackResource) -> [SecretNeed] {
    containers(of: definition).flatMap { container -> [SecretNeed] in
      func member(_ path: String...) -> [Alternative] {
        self.member(path, of: [container.map], orAt: container.map.span)
      }
      let lists = [member("Secrets"), member("LogConfiguration", "SecretOptions")]
      let items = lists.flatMap { list(of: $0, at: nil).items }
      let variables = items.flatMap { item -> [SecretNeed] in
        let name = self.member("Name", of: item).lazy.compactMap(\.content.text).first ?? ""
        return self.member("ValueFrom", of: item).compactMap { need($0, called: name, isSecret: false) }
      }
      let credentials = member("RepositoryCredentials", "CredentialsParameter")
      return variables + credentials.compactMap { need($0, called: "CredentialsParameter", isSecret: true) }
    }
  }

  private func need(_ source: Alternative, called name: String, isSecret: Bool) -> SecretNeed? {
    func made(
      _ keeper: SecretNeed.Keeper?, _ resource: StackResource? = nil, _ target: String? = nil, suffix: String = ""
    ) -> SecretNeed {
      SecretNeed(
        name: name, source: source, keeper: keeper, resource: resource, target: target, suffix: suffix)
    }
    switch source.content {
    case .absent, .list, .map: return nil
    case .text(let text): return named(text, isSecret: isSecret, made)
    case .origin(.resource(let id, let attribute)): return of(workspace[id], attribute, suffix: "", made)
    case .pieces(let pieces):
      if case .origin(.resource(let id, let attribute))? = pieces.first {
        return of(workspace[id], attribute, suffix: Array(pieces.dropFirst()).textWithHoles, made)
      }
      return named(pieces.textWithHoles, isSecret: isSecret, made)
    case .origin, .unknown: return made(nil)
    }
  }

  private typealias Maker = (SecretNeed.Keeper?, StackResource?, String?, String) -> SecretNeed

  private func of(_ resource: StackResource, _ attribute: String?, suffix: String, _ made: Maker) -> SecretNeed {
    switch (resource.type, attribute) {
    case ("AWS::SecretsManager::Secret", nil), ("AWS::SecretsManager::Secret", "Id"):
      return made(.secretsManager, resource, arnEnd(of: resource), suffix)
    case ("AWS::SSM::Parameter", nil): return made(.parameterStore, resource, arnEnd(of: resource), suffix)
    case (_, "MasterUserSecret.SecretArn"): return made(.secretsManager, resource, nil, suffix)
    default: return made(nil, nil, nil, suffix)
    }
  }

  private func named(_ text: String, isSecret: Bool, _ made: Maker) -> SecretNeed {
    let parts = text.arnParts.map(String.init)
    if parts.count == 6, parts[0] == "arn" {
      guard let keeper = SecretNeed.Keeper(rawValue: parts[2]) else { return made(nil, nil, nil, "") }
      guard keeper == .secretsManager else { return made(keeper, nil, parts[5], "") }
      let words = parts[5].split(at: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      return made(keeper, nil, words.prefix(2).joined(separator: ":"), words.count > 2 ? ":" + words[2] : "")
    }
    if text.hasPrefix("\u{FFFC}") || text.contains("{{resolve:") || isSecret { return made(nil, nil, nil, "") }
    return made(.parameterStore, nil, Self.parameterTarget(text), "")
  }

  /// The resource part of the ARN of a secret or parameter of the workspace; nil for others and where it has no name.
  func arnEnd(of resource: StackResource) -> String? {
    guard ["AWS::SSM::Parameter", "AWS::SecretsManager::Secret"].contains(resource.type) else { return nil }
    let names = property("Name", of: resource)
    guard names.count == 1, let name = names[0].content.textWithHoles else { return nil }
    return resource.type == "AWS::SSM::Parameter" ? Self.parameterTarget(name) : "secret:\(name)-\u{FFFC}"
  }

  private static func parameterTarget(_ name: String) -> String {
    "parameter/" + (name.hasPrefix("/") ? String(name.dropFirst()) : name)
  }
}
