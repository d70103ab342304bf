import Foundation

/// A system of templates below `Tests/Fixtures`.
enum Fixture: String, CaseIterable {
  case threeStacks = "three-stacks"
  case brokenImport = "broken-import"
  case nested
  case jsonSystem = "json-system"
  case conditional
  case sharedNames = "shared-names"
  case oddFiles = "odd-files"
  case onlyWorkflows = "only-workflows"

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Where the templates are, and nothing else.
  var templates: URL { Self.root.appending(path: "\(rawValue)/templates") }

  /// The file that holds what a report of the templates must be.
  func expected(_ suffix: String) -> URL { Self.root.appending(path: "\(rawValue)/expected.\(suffix)") }

  /// Checks the templates from their own directory.
  func check(_ arguments: String..., environment: [String: String] = [:]) throws -> Stackproof.Outcome {
    try Stackproof.run(["check"] + arguments, in: templates, environment: environment)
  }
}
