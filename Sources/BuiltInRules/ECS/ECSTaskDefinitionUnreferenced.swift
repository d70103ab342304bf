import CloudFormation
import Findings
import RuleEngine
import SourceText
import StackGraph

extension Rule {
  /// A task definition that nothing runs.
  static let ecsTaskDefinitionUnreferenced = Rule.workspace("ecs-task-definition-unreferenced") { context in
    let resolver = context.resolver
    let definitions = context.workspace.resources(of: "AWS::ECS::TaskDefinition")
    guard !definitions.isEmpty else { return }
    let runners = TaskRunners(resolver)
    var names = MentionedNames()
    let candidates = definitions.compactMap { definition -> (StackResource, [String])? in
      guard runners.owners(of: definition.id).isEmpty, runners.services(of: definition.id).isEmpty,
        !context.workspace[definition.stack].template.resources.hasGenerators,
        !resolver.existence(of: definition).isNever, !runners.isRunByScript(definition, orAny: true, resolver),
        let family = resolver.familyNames(of: definition)
      else { return nil }
      let texts = family + [definition.logicalID.rawValue]
      for text in texts { names.add(text, of: definition.resource.body.node) }
      return (definition, texts)
    }
    guard !candidates.isEmpty else { return }
    names.look(in: context.workspace.templates)
    for (definition, texts) in candidates where !texts.contains(where: names.isMentioned) {
      let place = context.place(of: definition)
      if let sign = resolver.oneOffSign(of: definition) {
        context.report(.isNeverRun(definition.logicalID, sign), kind: "one-off", at: place)
      } else {
        context.report(.isUnused(definition.logicalID), kind: "unused", at: place)
      }
    }
  }
}

extension Resolver {
  /// What the family is called, in full and in the parts that are written; nil when a parameter alone decides it.
  fileprivate func familyNames(of definition: StackResource) -> [String]? {
    let family = property("Family", of: definition)
    if family.contains(where: { $0.content.origin != nil }) { return nil }
    return family.compactMap(\.content.text)
      + (definition.resource.properties?["Family"].map(\.writtenTexts) ?? [])
  }

  /// What says that the task does its work once; nil when nothing does.
  fileprivate func oneOffSign(of definition: StackResource) -> Finding.Message? {
    let containers = containers(of: definition)
    for container in containers {
      for command in container.command {
        if case .finishes(let program) = CommandCourse(words: command.content.words ?? []) {
          return "it runs `\(program)`"
        }
      }
    }
    for image in containers.flatMap(\.image) {
      if let tag = image.content.textWithHoles?.imageParts.tag, NameWords(tag).oneOff != nil {
        return "its image is tagged `\(tag)`"
      }
    }
    return NameWords(definition.logicalID.rawValue).oneOff.map { "its name says `\($0)`" }
  }
}

extension Value {
  /// The parts of a text that are written out.
  fileprivate var writtenTexts: [String] {
    switch form {
    case .scalar: return [text ?? ""]
    case .call(.sub(let substitution)):
      return substitution.pieces.compactMap { if case .text(let text) = $0 { text } else { nil } }
    case .call(.join(_, let list)): return list.items.flatMap(\.writtenTexts)
    case .call(.if(_, let then, let otherwise)): return then.writtenTexts + otherwise.writtenTexts
    default: return []
    }
  }
}

extension Finding.Message {
  fileprivate static func isNeverRun(_ definition: LogicalID, _ sign: Finding.Message) -> Self {
    """
    The one-off task `\(definition)` is run by nothing (\(wording: sign.text)): no service, rule, schedule, state \
    machine, custom resource or output names it, so its work is never done. Let the pipeline run it with \
    `aws ecs run-task`, wait for its end and look at the exit code, and name it in an output for that; or let Step \
    Functions or a custom resource run it.
    """
  }

  fileprivate static func isUnused(_ definition: LogicalID) -> Self {
    """
    Nothing runs the task definition `\(definition)`: no service, rule, schedule, state machine, custom resource or \
    output names it. Remove it, or name it in an output if something outside these stacks runs it.
    """
  }
}
