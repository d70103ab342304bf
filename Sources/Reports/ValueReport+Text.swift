import Findings
import SourceText

extension ValueReport {
  /// How much of a report is shown to people who do not ask for all.
  private static let shown = (alternatives: 20, places: 10)

  /// The report for people: each alternative with its scenario, then the places it came through. `showAll` leaves
  /// nothing out; `width` is the terminal's, in cells.
  package func text(color: Bool = false, width: Int = 100, showAll: Bool = false) -> [UInt8] {
    var text = ValueText(
      self, TerminalText(color: color), width: width,
      alternativeLimit: showAll ? .max : Self.shown.alternatives, placeLimit: showAll ? .max : Self.shown.places)
    for answer in answers { text.write(answer) }
    return text.bytes
  }
}

/// Writes answers as text.
private struct ValueText {
  private let report: ValueReport
  private var text: TerminalText
  private let width: Int
  private let alternativeLimit: Int
  private let placeLimit: Int
  /// How many more alternatives of the answer are shown, and how many were not.
  private var room = 0
  private var leftOut = 0

  var bytes: [UInt8] { text.bytes }

  init(_ report: ValueReport, _ text: TerminalText, width: Int, alternativeLimit: Int, placeLimit: Int) {
    self.report = report
    self.text = text
    self.width = width
    self.alternativeLimit = alternativeLimit
    self.placeLimit = placeLimit
  }

  mutating func write(_ answer: ValueReport.Answer) {
    let start = report.lines.start(of: answer.place)
    let file = report.files[Int(answer.place.file.index)]
    text.write(report.title, .strong)
    // A template that is nested several times makes several stacks of one name.
    let isAmbiguous = report.answers.count { $0.stack == answer.stack } > 1
    let nesting = isAmbiguous ? answer.nesting.map { ", nested as `\($0)`" } ?? "" : ""
    text.write(", stack `\(answer.stack)`\(nesting), \(file.path):\(start.line):\(start.column)")
    text.endLine()
    if answer.alternatives.isEmpty {
      text.write("\(answer.holder) exists in no scenario, so it has no value.")
      text.endLine()
    } else if let exists = answer.exists {
      text.write("\(answer.holder) exists \(exists.restriction).")
      text.endLine()
    }
    text.endLine()
    (room, leftOut) = (alternativeLimit, 0)
    for alternative in answer.alternatives { write(alternative, as: "") }
    guard leftOut > 0 else { return }
    text.write(counted(leftOut, "further alternative is", "further alternatives are") + " shown with --all.")
    text.endLine()
    text.endLine()
  }

  private mutating func write(_ alternative: ValueReport.Alternative, as subject: String) {
    guard room > 0 else {
      leftOut += 1 + alternative.items.reduce(0) { $0 + $1.alternatives.count }
      return
    }
    room -= 1
    text.write(subject + alternative.words, .strong)
    if let when = alternative.when { text.write(", " + when.words) }
    text.endLine()
    writeWay(of: alternative)
    text.endLine()
    for item in alternative.items {
      let name = item.name + ": "
      for choice in item.alternatives { write(choice, as: name) }
    }
  }

  private mutating func writeWay(of alternative: ValueReport.Alternative) {
    let way = alternative.way.prefix(placeLimit)
    var snippets: [Snippet] = []
    var last: Place?
    for note in way {
      // What happens at the place before takes no line of its own.
      if let last, last.isSame(as: note.place) {
        snippets[snippets.count - 1].mark(note.place.span, note.message)
        continue
      }
      last = note.place
      var snippet = Snippet(report.files[Int(note.place.file.index)], report.lines[note.place.file])
      snippet.mark(note.place.span, note.message, isPrimary: snippets.isEmpty)
      snippets.append(snippet)
    }
    let group = SnippetGroup(snippets)
    group.write(to: &text, width: width, level: .note)
    guard way.count < alternative.way.count else { return }
    let places = counted(alternative.way.count - way.count, "further place", "further places")
    text.write(group.indent + " = ", .frame)
    text.write("note", .strong)
    text.write(": \(places), shown with --all")
    text.endLine()
  }
}

extension ValueReport.Item {
  /// What the item is called.
  fileprivate var name: String {
    guard let first = indexes.first, let last = indexes.last else { return "an item" }
    switch indexes.count {
    case 1: return "item \(first)"
    case 2: return "item \(first) or \(last)"
    case last - first + 1: return "one of items \(first) to \(last)"
    default: return "one of items " + indexes.dropLast().map(String.init).joined(separator: ", ") + " or \(last)"
    }
  }
}

extension ValueReport.When {
  private static let untold = "in scenarios that are not known before deployment"

  /// The scenario as what a sentence may end with.
  fileprivate var words: String { (isDefault ? "by default, " : "") + (clause ?? Self.untold) }

  /// The same where there is nothing in all other scenarios.
  fileprivate var restriction: String {
    guard let clause else { return Self.untold }
    return isExample ? "in some scenarios only, \(clause)" : "only \(clause)"
  }
}
