import Findings
import SourceText

/// The lines of the files that findings point into, found once a file; other files are not looked at.
struct ReportedLines {
  private let tables: [LineTable?]

  init(_ report: Report) {
    var tables = [LineTable?](repeating: nil, count: report.files.count)
    func look(at place: Place) {
      let index = Int(place.file.index)
      if tables[index] == nil { tables[index] = LineTable(report.files[index]) }
    }
    for finding in report.findings {
      look(at: finding.place)
      for note in finding.notes { look(at: note.place) }
      for step in finding.flow { look(at: step.place) }
    }
    self.tables = tables
  }

  /// The lines of a file that a finding of the report points into.
  subscript(file: FileID) -> LineTable {
    guard let table = tables[Int(file.index)] else { preconditionFailure("no finding points into this file") }
    return table
  }

  /// Where a place starts.
  func start(of place: Place) -> Position { self[place.file].position(of: place.span.start) }

  /// Where a place ends: the position after its last character.
  func end(of place: Place) -> Position { self[place.file].position(of: place.span.end) }
}

extension Report {
  /// The path of a place's file, as people are shown it.
  func path(of place: Place) -> String { files[Int(place.file.index)].path }
}

extension Place {
  /// Whether another place is the same text, however its path in the document is given.
  func isSame(as other: Place) -> Bool { file == other.file && span == other.span }
}
