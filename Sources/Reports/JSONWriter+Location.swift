import Findings
import SourceText

extension JSONWriter {
  /// Writes a member for notes: what stands at each place.
  mutating func notes(_ name: StaticString, _ notes: [Note], in files: [SourceFile], _ lines: ReportedLines) {
    array(name) { json in
      for note in notes {
        json.object { json in
          json.field("message", note.message)
          json.location(note.place, in: files, lines)
        }
      }
    }
  }

  /// Writes the member `location` for a place of one of `files`.
  mutating func location(_ place: Place, in files: [SourceFile], _ lines: ReportedLines) {
    object("location") { json in
      json.field("path", files[Int(place.file.index)].path)
      json.position("start", lines.start(of: place))
      json.position("end", lines.end(of: place))
      json.field("logicalPath", place.logicalPath)
    }
  }

  private mutating func position(_ name: StaticString, _ position: Position) {
    object(name, inline: true) { json in
      json.field("line", position.line)
      json.field("column", position.column)
    }
  }
}
