import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A secret in the script an instance runs when it starts.
  static let userDataNoCredentials = Rule.resource(
    "user-data-no-credentials", of: SecretSinks.userData.keys.sorted { $0.rawValue < $1.rawValue }
  ) { resource, context in
    for path in SecretSinks.userData[resource.type] ?? [] {
      for holder in context.resolver.places(at: path.dropLast(), of: resource).joined() {
        guard case .map(let map) = holder.content, let entry = map.value.entry("UserData") else { continue }
        let scripts = context.resolver.scripts(StackValue(entry.value, in: map.stack), in: holder.scenario)
        context.check(scripts, at: context.place(entry.key.span, in: map.stack), in: map.stack, of: resource)
      }
    }
  }
}

extension RuleContext {
  fileprivate func check(_ scripts: [Alternative], at key: Place, in stack: StackID, of resource: StackResource) {
    var sources: [SecretSource] = []
    let found = scripts.map { ($0, sources: resolver.secrets(in: $0)) }
    for source in found.flatMap(\.sources) where !sources.contains(where: { $0.kind == source.kind }) {
      sources.append(source)
    }
    for source in sources.prefix(20) {
      let verdicts = found.map { script, sources -> Bool? in
        if sources.contains(where: { $0.kind == source.kind }) { return true }
        return script.content.isUnknown ? nil : false
      }
      let violation = resolver.violation(among: scripts, verdicts: verdicts)
      guard let violation else { continue }
      // The variable that brings it in, rather than the whole script.
      let step = violation.first.trail.first { $0.stack == stack && $0.brings(source) }
      let place = step.map { self.place($0.span, in: stack) } ?? key
      reportItem(
        violation, .holds(source, resource.logicalID), kind: source.isWritten ? "written" : "flow", at: place,
        notes: source.notes(in: self, of: place), of: resource)
    }
    guard sources.isEmpty else { return }
    var name: String?
    let violation = resolver.violation(among: scripts) { script in
      guard let text = script.content.textWithHoles else { return script.content.isUnknown ? nil : false }
      guard let found = SecretAssignment(in: text) else { return false }
      name = name ?? found.name
      return true
    }
    guard let violation, let name else { return }
    reportItem(violation, .assigns(name, resource.logicalID), kind: "assigned", at: key, of: resource)
  }
}

extension SecretSource {
  fileprivate var isWritten: Bool { if case .literal = kind { true } else { false } }
}

extension Step {
  fileprivate func brings(_ source: SecretSource) -> Bool {
    switch (kind, source.kind) {
    case (.parameter(let name), .masked(let parameter)), (.parameter(let name), .named(let parameter)),
      (.parameter(let name), .used(let parameter, _, _)):
      name == parameter
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ resource: LogicalID) -> Self {
    """
    The user data of `\(resource)` holds a secret, \(source.subject). Everybody who may describe the instance reads it, \
    and so does every program on it. Let the script fetch the value from Secrets Manager, with the instance's role.
    """
  }

  fileprivate static func assigns(_ name: String, _ resource: LogicalID) -> Self {
    """
    The user data of `\(resource)` writes down a value for `\(name)`, a secret by its name. Everybody who may describe \
    the instance or read the template reads it. Let the script fetch the value from Secrets Manager, with the \
    instance's role.
    """
  }
}
