import CloudFormation
import SourceText

/// A container of an ECS task definition.
package struct TaskContainer: Sendable {
  /// The container as the template writes it.
  package let map: Alternative
  /// What its name can be.
  package let name: [Alternative]
  /// What its image can be.
  package let image: [Alternative]
  /// What it runs, entry point and command together: lists of words; `absent` where the image decides.
  package let command: [Alternative]
  /// Whether the task ends when the container does; nil when that cannot be told.
  package let isEssential: Bool?
  /// The names of the containers it waits for until they are done.
  package let waitsForEndOf: [String]

  /// The name as a message says it; nil when it is not known.
  package var knownName: String? { name.lazy.compactMap(\.content.text).first }
}

extension Resolver {
  /// The containers a task definition may have.
  package func containers(of definition: StackResource) -> [TaskContainer] {
    list(of: property("ContainerDefinitions", of: definition), at: nil).items.flatMap { item in
      alternatives(of: item).compactMap { map -> TaskContainer? in
        guard case .map = map.content else { return nil }
        func member(_ key: String) -> [Alternative] { self.member([key], of: [map], orAt: map.span) }
        let essential = member("Essential").map { $0.content == .absent ? true : $0.content.bool }
        return TaskContainer(
          map: map, name: member("Name"), image: member("Image"),
          command: commandLine(entryPoint: member("EntryPoint"), command: member("Command"), of: map),
          isEssential: essential.allSatisfy { $0 == essential[0] } ? essential[0] : nil,
          waitsForEndOf: dependencies(member("DependsOn")))
      }
    }
  }

  private func dependencies(_ value: [Alternative]) -> [String] {
    list(of: value, at: nil).items.flatMap { item -> [String] in
      let conditions = member("Condition", of: item).compactMap(\.content.text)
      guard conditions.contains(where: { $0 == "SUCCESS" || $0 == "COMPLETE" }) else { return [] }
      return member("ContainerName", of: item).compactMap(\.content.text)
    }
  }

  private func commandLine(entryPoint: [Alternative], command: [Alternative], of map: Alternative) -> [Alternative] {
    let starts = entryPoint.flatMap(words)
    let ends = command.flatMap(words)
    guard starts.count * ends.count <= Self.alternativeLimit, case .map(let place) = map.content else { return [] }
    return starts.flatMap { start in
      ends.compactMap { end -> Alternative? in
        let scenario = space.and(start.alternative.scenario, end.alternative.scenario)
        guard !scenario.isNever else { return nil }
        // What people change is the command, where there is one.
        let source = end.words?.isEmpty == false ? end.alternative : start.alternative
        guard let first = start.words, let second = end.words else {
          return source.with(.unknown(.computed)).when(scenario)
        }
        let words = first + second
        return source.with(words.isEmpty ? .absent : .list(.contents(words.map { .text($0) }, at: place)))
          .when(scenario)
      }
    }
  }

  /// The words of a command; none when it is not written, nil when they cannot be told.
  private func words(_ alternative: Alternative) -> [(words: [String]?, alternative: Alternative)] {
    switch alternative.content {
    case .absent: return [([], alternative)]
    case .text, .pieces: return [(alternative.content.textWithHoles.map { [$0] }, alternative)]
    case .list:
      let items = list(of: [alternative], at: nil)
      guard !items.isOpen else { return [(nil, alternative)] }
      var lines: [(words: [String]?, alternative: Alternative)] = [([], alternative)]
      for item in items.items {
        let choices = alternatives(of: item)
        // An item that is not there in every scenario leaves the line as it is in the others.
        let missing = space.and(alternative.scenario, space.not(item.scenario))
        if choices.count == 1, missing.isNever {
          let word = choices[0].content.textWithHoles
          for index in lines.indices {
            if let word { lines[index].words?.append(word) } else { lines[index].words = nil }
          }
          continue
        }
        guard lines.count * (choices.count + 1) <= Self.alternativeLimit else { return [(nil, alternative)] }
        lines = lines.flatMap { line in
          choices.map { choice in
            (
              line.words.flatMap { words in choice.content.textWithHoles.map { words + [$0] } },
              line.alternative.when(space.and(line.alternative.scenario, choice.scenario))
            )
          } + [(line.words, line.alternative.when(space.and(line.alternative.scenario, missing)))]
        }.filter { !$0.alternative.scenario.isNever }
      }
      return lines
    default: return [(nil, alternative)]
    }
  }
}

extension Content {
  /// The text with `CommandCourse.hole` for each part that is not known; nil when it is no text at all.
  package var textWithHoles: String? {
    switch self {
    case .text(let text): text
    case .pieces(let pieces):
      pieces.reduce(into: "") { text, piece in
        if case .text(let known) = piece { text += known } else { text += CommandCourse.hole }
      }
    case .origin: CommandCourse.hole
    default: nil
    }
  }

  /// The words of a list of known texts.
  package var words: [String]? {
    guard case .list(.contents(let contents, _)) = self else { return nil }
    return contents.compactMap(\.text)
  }
}
