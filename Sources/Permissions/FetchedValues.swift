import CloudFormation
import Facts
import StackGraph

extension ResourcePermissions {
  /// Collects the reading of what dynamic references of a resource name.
  mutating func addFetchedValues(of resource: StackResource) {
    guard naming.resolver.workspace[resource.stack].template.mayHoldDynamicReferences else { return }
    var texts: Set<String> = []
    naming.resolver.walkProperties(of: resource) { _, _, member in
      texts.formUnion(naming.resolver.policyItems(member).compactMap { fetched($0.content) })
    }
    let place = naming.place(of: resource)
    for reference in texts.flatMap(DynamicReference.all) {
      switch reference.service {
      case .ssm, .ssmSecure: addSSMParameter(reference.key, place)
      case .secretsManager: addSecret(reference.key, place)
      }
    }
  }

  /// A text with a dynamic reference, in which the secrets of templates stand as patterns of their ARNs.
  private func fetched(_ content: Content) -> String? {
    switch content {
    case .text(let text): return text.contains("{{resolve:") ? text : nil
    case .pieces(let pieces):
      let text = pieces.map { piece -> String in
        switch piece {
        case .text(let text): return text
        case .origin(.resource(let id, attribute: _)):
          let secret = Subject(naming.resolver.workspace[id])
          let arns = ActionService("secretsmanager").flatMap { naming.arns(of: secret, as: "Secret", in: $0) }
          return arns?.count == 1 ? arns?.first ?? "*" : "*"
        case .origin(let origin): return naming.pattern(of: .origin(origin)) ?? "*"
        case .unknown: return "*"
        }
      }.joined()
      return text.contains("{{resolve:") ? text : nil
    default: return nil
    }
  }

  private mutating func addSecret(_ key: String, _ place: ARNPlace) {
    let parts = key.split(separator: ":", omittingEmptySubsequences: false)
    // An ARN has six colons before the name's end; a name has none.
    let isARN = key.hasPrefix("arn:") && parts.count >= 7
    let action = Demands.Action(service: "secretsmanager", name: "GetSecretValue")
    if isARN {
      demands.add(action, on: "Secret", [parts.prefix(7).joined(separator: ":")])
    } else {
      let name = parts.first.flatMap { $0 == "*" ? nil : "\($0)-*" }
      add(action, on: "Secret", name, "secretsmanager:${Region}:${Account}:secret:", place)
    }
  }
}
