/// The name of a rule, such as `export-import-resolves`: lower-case words joined by hyphens.
package struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The id as people write it.
  package let rawValue: String

  /// Makes the id that people write as `rawValue`.
  package init(_ rawValue: String) { self.rawValue = rawValue }

  package init(stringLiteral value: String) { rawValue = value }

  /// In the order of bytes, which is that of texts in ASCII.
  package static func < (a: RuleID, b: RuleID) -> Bool { a.rawValue < b.rawValue }

  package var description: String { rawValue }
}

/// How much a finding matters.
package enum Level: Int, Comparable, Sendable, CaseIterable {
  /// Worth knowing.
  case note
  /// A risk or a likely mistake.
  case warning
  /// The deployment fails or misbehaves, or a mission-critical control is violated.
  case error

  /// The level's name in configuration and reports.
  package var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// The level people call `name`.
  package init?(name: String) {
    guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}
