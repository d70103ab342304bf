import CloudFormation
import StackGraph

/// Something outside its VPC that a task must reach before it starts.
struct TaskNeed: Sendable {
  /// The end of the name of the endpoint that stands for it; nil when there is none and only the internet does.
  let service: String?
  /// What it is, as messages say it.
  let name: String
  /// When the task needs it.
  let scenario: Scenario
}

extension Resolver {
  /// What the tasks of a definition must reach before they start, as far as it is known.
  func needs(of definition: StackResource) -> [TaskNeed] {
    containers(of: definition).flatMap { container in
      container.image.flatMap(needs(ofImage:)) + needs(ofSecretsOf: container)
        + member(["LogConfiguration", "LogDriver"], of: [container.map], orAt: container.map.span)
        .filter { $0.content.text == "awslogs" }
        .map { TaskNeed(service: "logs", name: "CloudWatch Logs", scenario: $0.scenario) }
    }
  }

  /// What holds the secrets that ECS reads before it starts a container.
  private func needs(ofSecretsOf container: TaskContainer) -> [TaskNeed] {
    func items(_ path: String...) -> [ListItem] {
      list(of: member(path, of: [container.map], orAt: container.map.span), at: nil).items
    }
    let values = (items("Secrets") + items("LogConfiguration", "SecretOptions")).flatMap {
      member("ValueFrom", of: $0)
    }
    let credentials = member(
      ["RepositoryCredentials", "CredentialsParameter"], of: [container.map], orAt: container.map.span)
    return values.compactMap { need(ofSecret: $0) }
      + credentials.filter { $0.content != .absent }.map {
        TaskNeed(service: "secretsmanager", name: "Secrets Manager", scenario: $0.scenario)
      }
  }

  private func need(ofSecret value: Alternative) -> TaskNeed? {
    let isParameter: Bool
    switch value.content {
    case .origin(.resource(let id, attribute: _)):
      switch workspace[id].type {
      case "AWS::SecretsManager::Secret": isParameter = false
      case "AWS::SSM::Parameter": isParameter = true
      default: return nil
      }
    case .text(let text):
      // A bare name is that of a parameter.
      guard text.contains(":secretsmanager:") || !text.hasPrefix("arn:") || text.contains(":ssm:") else { return nil }
      isParameter = !text.contains(":secretsmanager:")
    case .pieces:
      let text = value.content.textWithHoles ?? ""
      guard text.contains(":secretsmanager:") || text.contains(":ssm:") else { return nil }
      isParameter = text.contains(":ssm:")
    default: return nil
    }
    return isParameter
      ? TaskNeed(service: "ssm", name: "Systems Manager with the task's parameters", scenario: value.scenario)
      : TaskNeed(service: "secretsmanager", name: "Secrets Manager", scenario: value.scenario)
  }

  private func needs(ofImage image: Alternative) -> [TaskNeed] {
    if isOfECR(image.content) {
      return ["ecr.api", "ecr.dkr", "s3"].map { TaskNeed(service: $0, name: "ECR", scenario: image.scenario) }
    }
    guard let registry = publicRegistry(of: image.content) else { return [] }
    return [TaskNeed(service: nil, name: "the registry \(registry)", scenario: image.scenario)]
  }

  private func isOfECR(_ image: Content) -> Bool {
    switch image {
    case .text(let text): return text.contains(".dkr.ecr.")
    case .origin(.resource(let id, attribute: _)): return workspace[id].type == "AWS::ECR::Repository"
    case .pieces(let pieces):
      return pieces.contains { piece in
        switch piece {
        case .text(let text): text.contains(".dkr.ecr.")
        case .origin(let origin): isOfECR(.origin(origin))
        case .unknown: false
        }
      }
    default: return false
    }
  }

  /// The registry on the internet an image surely comes from: a well-known host, or Docker Hub where none is named.
  private func publicRegistry(of image: Content) -> String? {
    let start: String
    switch image {
    case .text(let text): start = text
    case .pieces(let pieces):
      // Before an unknown part only a whole host or name is known: `nginx:` or `ghcr.io/`.
      guard case .text(let text)? = pieces.first, text.contains("/") || text.hasSuffix(":") else { return nil }
      start = text
    default: return nil
    }
    guard !start.isEmpty else { return nil }
    guard let slash = start.firstIndex(of: "/") else { return "docker.io" }
    let host = start[..<slash]
    if wellKnownRegistries.contains(String(host)) { return String(host) }
    return host.contains(".") || host.contains(":") || host == "localhost" ? nil : "docker.io"
  }
}

private let wellKnownRegistries: Set<String> = [
  "docker.elastic.co", "docker.io", "gcr.io", "ghcr.io", "mcr.microsoft.com", "public.ecr.aws", "quay.io",
  "registry-1.docker.io", "registry.gitlab.com", "registry.k8s.io",
]
