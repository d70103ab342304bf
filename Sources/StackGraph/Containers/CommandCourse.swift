/// What becomes of a container's command in the course of time.
package enum CommandCourse: Hashable, Sendable {
  /// It does something once and exits.
  case finishes(String)
  /// It first does something once, then goes on with something else.
  case goesOn(after: String)
  /// It does nothing that is known to be done once, or what it does cannot be told.
  case unknown

  /// Follows the words a container runs: its entry point and command.
  package init(words: [String]) {
    let line = ShellLine(words: words)
    let pipelines = line.pipelines.filter { !Self.isIdle($0) }
    let finishers = pipelines.map(OneOffPrograms.description(of:))
    guard let last = pipelines.last else {
      self = .unknown
      return
    }
    if !line.endsInBlock, let lastFinisher = finishers[finishers.count - 1] {
      self = .finishes(lastFinisher)
    } else if let first = finishers.compactMap(\.self).first, Self.isKnown(last) || line.endsInBlock {
      self = .goesOn(after: first)
    } else {
      self = .unknown
    }
  }

  /// What stands for a part of a command that is not known.
  package static let hole = "\u{FFFC}"

  private static let idle: Set<String> = [
    "echo", "printf", "true", ":", "exit", "set", "cd", "export", "sleep", "source",
  ]

  private static func isIdle(_ pipeline: ShellLine.Pipeline) -> Bool {
    guard pipeline.count == 1, let program = pipeline[0].first, idle.contains(program) else { return false }
    return program != "sleep" || pipeline[0].dropFirst().allSatisfy { $0 != "infinity" }
  }

  /// Whether it can be told what runs: no variable stands for the program.
  private static func isKnown(_ pipeline: ShellLine.Pipeline) -> Bool {
    let words = OneOffPrograms.unwrapped(pipeline[pipeline.count - 1])
    guard let program = words.first else { return false }
    return !program.contains("$") && !program.contains(hole)
  }
}
