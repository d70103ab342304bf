import Findings
import SourceText

/// The lines of the files that a report points into, found once a file; other files are not looked at.
struct ReportedLines {
  private let tables: [LineTable?]

  init(_ report: Report) {
    let places = report.findings.lazy.flatMap { finding in
      [finding.place] + finding.notes.map(\.place) + finding.flow.map(\.place)
    }
    self.init(of: report.files, at: places)
  }

  /// The lines of those of `files` in which one of the places is.
  init(of files: [SourceFile], at places: some Sequence<Place>) {
    var tables = [LineTable?](repeating: nil, count: files.count)
    for place in places {
      let index = Int(place.file.index)
      if tables[index] == nil { tables[index] = LineTable(files[index]) }
    }
    self.tables = tables
  }

  /// The lines of a file that the report points into.
  subscript(file: FileID) -> LineTable {
    guard let table = tables[Int(file.index)] else { preconditionFailure("the report does not point into this file") }
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
