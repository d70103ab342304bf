import CloudFormation
import Findings
import SourceText
import YAMLTree

/// Gives the places of findings their logical paths, and those at values of many lines their keys.
struct PlacePaths {
  private let templates: [FileID: Template]
  private var paths: [FileID: LogicalPaths] = [:]

  init(_ templates: [Template]) {
    self.templates = Dictionary(templates.map { ($0.file.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Sets the paths of the finding's own place and of its notes' places. What is said of a whole block below its key is
  /// said at the key.
  mutating func complete(_ finding: inout Finding) {
    complete(&finding.place)
    if let key = paths[finding.place.file]?.keyOfBlock(at: finding.place.span) { finding.place.span = key }
    for index in finding.notes.indices { complete(&finding.notes[index].place) }
    for index in finding.flow.indices { complete(&finding.flow[index].place) }
  }

  /// Sets the path of a place.
  mutating func complete(_ place: inout Place) {
    guard let template = templates[place.file] else { return }
    let known = paths[place.file] ?? LogicalPaths(of: template.tree)
    paths[place.file] = known
    place.logicalPath = known.path(at: place.span).joined(separator: "/")
  }
}
