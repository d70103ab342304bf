import CloudFormation
import Findings
import RuleEngine
import YAMLTree

extension Rule {
  /// A dynamic reference that CloudFormation cannot read, or does not resolve where it stands.
  static let dynamicReferenceValid = Rule.template("dynamic-reference-valid") { template, context in
    guard template.isWhole, template.mayHoldDynamicReferences else { return }
    var walk = DynamicReferenceWalk(texts: template.dynamicReferenceTexts)
    for resource in template.resources {
      if let properties = resource.properties { walk.visit(properties, .property) }
      if let metadata = resource.metadata { walk.visit(metadata, .elsewhere) }
    }
    for output in template.outputs { if let value = output.value { walk.visit(value, .elsewhere) } }
    for (value, message) in walk.faults { context.report(message, at: context.place(value.span, in: template)) }
  }
}

/// Looks at the dynamic references in all texts below a value.
private struct DynamicReferenceWalk {
  /// Where in a template a text stands.
  enum Position {
    case property
    case elsewhere
  }

  /// The texts that may hold one.
  let texts: NodeSelection
  /// The texts with something wrong, and what.
  private(set) var faults: [(value: Value, message: Finding.Message)] = []

  init(texts: NodeSelection) { self.texts = texts }

  mutating func visit(_ value: Value, _ position: Position) {
    guard texts.meets(value.node) else { return }
    // The arguments of a function stand where its result does.
    if let (_, argument) = value.functionCall { return visit(argument, position) }
    if let text = value.text {
      for reference in DynamicReference.written(in: text) { look(at: reference, in: value, position) }
      return
    }
    for item in value.items { visit(item, position) }
    for (_, entry) in value.entries { visit(entry, position) }
  }

  private mutating func look(at reference: String, in value: Value, _ position: Position) {
    let parts = reference.split(at: ":", omittingEmptySubsequences: false)
    let isKnown = parts.count > 1 && DynamicReference.Service(rawValue: String(parts[0])) != nil
    guard isKnown, Self.isWellFormed(parts) else {
      faults.append((value, .cannotBeRead(reference)))
      return
    }
    switch (parts[0], position) {
    // In properties the rule about secure strings says more.
    case ("ssm-secure", .elsewhere): faults.append((value, .secureStringElsewhere(reference)))
    case ("secretsmanager", .elsewhere): faults.append((value, .secretElsewhere(reference)))
    default: break
    }
  }

  /// Whether the parts of a reference are those its service takes (user guide, "Dynamic references").
  private static func isWellFormed(_ parts: [Substring]) -> Bool {
    switch parts[0] {
    case "secretsmanager":
      // An ARN brings six colons of its own.
      let rest = parts[1] == "arn" ? parts.dropFirst(8) : parts.dropFirst(2)
      if parts[1] == "arn", parts.count < 8 || parts[6] != "secret" { return false }
      return rest.count <= 4 && rest.first.map { $0.isEmpty || $0 == "SecretString" } != false
    default:
      guard (2...3).contains(parts.count), !parts[1].isEmpty else { return false }
      return parts.count == 2 || parts[2].contains(where: { $0.isNumber || $0 == "$" })
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotBeRead(_ reference: String) -> Self {
    """
    `{{resolve:\(reference)}}` is no dynamic reference that CloudFormation can read, so the deployment fails. Write \
    `{{resolve:ssm:name:version}}`, `{{resolve:ssm-secure:name:version}}` or \
    `{{resolve:secretsmanager:id:SecretString:key}}`.
    """
  }

  fileprivate static func secureStringElsewhere(_ reference: String) -> Self {
    """
    `{{resolve:\(reference)}}` asks for a secure string, which CloudFormation gives to the passwords of a few resource \
    types only, so the deployment fails. Keep the secret in Secrets Manager and write \
    `{{resolve:secretsmanager:id:SecretString:key}}`.
    """
  }

  fileprivate static func secretElsewhere(_ reference: String) -> Self {
    """
    `{{resolve:\(reference)}}` stands outside the properties of a resource, where CloudFormation resolves no secret. \
    Give the secret's name instead, and read it where it is needed.
    """
  }
}
