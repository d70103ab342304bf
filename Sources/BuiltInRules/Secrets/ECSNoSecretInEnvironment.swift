import CloudFormation
import Findings
import RuleEngine
import StackGraph

extension Rule {
  /// A secret in a container's environment, where it is part of the task definition.
  static let ecsNoSecretInEnvironment = Rule.resource(
    "ecs-no-secret-in-environment", of: "AWS::ECS::TaskDefinition"
  ) { task, context in
    let resolver = context.resolver
    let containers = resolver.list(of: resolver.property("ContainerDefinitions", of: task), at: nil)
    for container in containers.items {
      let variables = resolver.list(of: resolver.member("Environment", of: container), at: nil)
      for variable in variables.items {
        for case .map(let map) in resolver.alternatives(of: variable).map(\.content) {
          guard let name = map.value["Name"], let value = map.value["Value"] else { continue }
          let names = resolver.alternatives(of: StackValue(name, in: map.stack))
          let alternatives = resolver.alternatives(of: StackValue(value, in: map.stack), in: variable.scenario)
          context.check(
            alternatives, called: names.lazy.compactMap(\.content.text).first ?? "",
            at: context.place(value.span, in: map.stack), of: task)
        }
      }
    }
  }
}

extension RuleContext {
  /// Checks what a variable of the environment can be.
  fileprivate func check(_ alternatives: [Alternative], called name: String, at place: Place, of task: StackResource) {
    if let (violation, source) = leak(among: alternatives) {
      report(
        violation, .holds(source, name, task.logicalID), at: place, notes: source.notes(in: self, of: place), of: task)
      return
    }
    guard SecretWords.nameSecret(name) else { return }
    let violation = resolver.violation(
      among: alternatives,
      where: { alternative in
        switch alternative.content {
        case .text(let text):
          if text.isEmpty || text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
          return !SecretText.isIdentifier(text)
        case .origin(.parameter(let stack, let position)):
          // What it is named, a path or ARN of the secret included, is all that is known of it.
          let parameter = self.resolver.parameter(ParameterID(stack, Int(position)))
          return SecretWords.nameIdentifier(parameter.name) || parameter.elementType != "String" ? nil : true
        case .absent, .list, .map: return false
        case .origin, .pieces, .unknown: return nil
        }
      })
    guard let violation else { return }
    report(violation, .isNamed(name, task.logicalID), at: place, notes: [], of: task)
  }

  /// Reports a violation of an entry of a list, which may not be there whenever the resource is.
  private func report(
    _ violation: Violation, _ message: Finding.Message, at place: Place, notes: [Note], of task: StackResource
  ) {
    let reached = resolver.extent(of: violation.scenario, within: resolver.existence(of: task))
    guard let extent = violation.extent == .always ? reached : violation.extent else { return }
    report(
      message, at: place, notes: notes, flow: flow(of: violation.first), when: violation.scenario, extent: extent)
  }
}

extension Finding.Message {
  fileprivate static func holds(_ source: SecretSource, _ variable: String, _ task: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of `\(task)` holds a secret, \(source.subject). The environment is part of the \
    task definition, which everybody who may describe it reads. Use `Secrets` with `ValueFrom` instead.
    """
  }

  fileprivate static func isNamed(_ variable: String, _ task: LogicalID) -> Self {
    """
    Environment variable `\(variable)` of `\(task)` is a secret by its name and is given as plain text. The environment is \
    part of the task definition, which everybody who may describe it reads. Use `Secrets` with `ValueFrom` instead.
    """
  }
}
