import CloudFormation
import Findings
import SourceText
import YAMLTree

/// Puts findings where they are reported, and gives their places their logical paths.
struct PlacePaths {
  private let templates: [FileID: Template]
  private var paths: [FileID: LogicalPaths] = [:]

  init(_ templates: [Template]) {
    self.templates = Dictionary(templates.map { ($0.file.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Puts what is said of a whole block below its key at the key.
  mutating func settle(_ finding: inout Finding) {
    let span = finding.place.span
    if let key = paths(in: finding.place.file)?.keyOfBlock(at: span) { finding.place.span = key }
  }

  /// Sets the paths of the finding's own place and of those of its notes.
  mutating func complete(_ finding: inout Finding) {
    complete(&finding.place)
    for index in finding.notes.indices { complete(&finding.notes[index].place) }
    for index in finding.flow.indices { complete(&finding.flow[index].place) }
  }

  /// Sets the path of a place.
  mutating func complete(_ place: inout Place) {
    guard let paths = paths(in: place.file) else { return }
    place.logicalPath = paths.path(at: place.span).joined(separator: "/")
  }

  private mutating func paths(in file: FileID) -> LogicalPaths? {
    if let known = paths[file] { return known }
    guard let template = templates[file] else { return nil }
    let made = LogicalPaths(of: template.tree)
    paths[file] = made
    return made
  }
}
