import Findings
import SourceText

/// Something wrong with what a run is told by files other than templates: its configuration, values of parameters.
package struct InputProblem: Error, Sendable {
  /// A place, and what stands there.
  package struct Mark: Sendable {
    let file: SourceFile
    let span: Span
    let label: String

    /// Makes the statement that `label` (a phrase, or nothing) holds at a span of a file.
    package init(_ label: String, in file: SourceFile, at span: Span) {
      self.label = label
      self.file = file
      self.span = span
    }
  }

  /// What is wrong and what to do.
  package let message: String
  /// Where; nil when the file itself is missing.
  private let place: Mark?
  private let notes: [Mark]
  /// How grave it is: an error ends the run, anything less is only told.
  private let level: Level

  /// Makes a problem at a span of a file.
  package init(_ message: String, in file: SourceFile, at span: Span, notes: [Mark] = [], level: Level = .error) {
    self.message = message
    place = Mark("", in: file, at: span)
    self.notes = notes
    self.level = level
  }

  /// Makes a problem that has no place.
  package init(_ message: String) {
    self.message = message
    place = nil
    notes = []
    level = .error
  }

  private init(_ message: String, _ place: Mark?, _ notes: [Mark], _ level: Level) {
    self.message = message
    self.place = place
    self.notes = notes
    self.level = level
  }

  /// The same place as a warning whose message begins with an opening that says what comes of it.
  package func warning(_ opening: String) -> InputProblem {
    InputProblem("\(opening) \(message)", place, notes, .warning)
  }

  /// Whether the problem stands before another in the same file.
  package func isBefore(_ other: InputProblem) -> Bool {
    guard let place, let other = other.place else { return place == nil && other.place != nil }
    return place.span < other.span
  }

  /// The problem as text with the source lines, as findings are shown; ends with an empty line.
  package func written(color: Bool = false, width: Int = 100) -> [UInt8] {
    var text = TerminalText(color: color)
    text.write(level.name, .level(level))
    text.write(": \(message)", .strong)
    text.endLine()
    if let place {
      var snippets: [Snippet] = []
      for mark in [place] + notes {
        let known = snippets.firstIndex { $0.file === mark.file }
        if known == nil { snippets.append(Snippet(mark.file, LineTable(mark.file))) }
        snippets[known ?? snippets.count - 1].mark(
          mark.span, mark.label, isPrimary: snippets.count == 1 && known == nil)
      }
      SnippetGroup(snippets).write(to: &text, width: width, level: level)
    }
    text.endLine()
    return text.bytes
  }
}

/// Everything wrong with what a run is told, so that it cannot begin.
package struct InputProblems: Error, Sendable {
  /// The problems, in the order they are shown.
  package let all: [InputProblem]

  /// Makes the error of some problems, at least one.
  package init(_ all: [InputProblem]) { self.all = all }
}
