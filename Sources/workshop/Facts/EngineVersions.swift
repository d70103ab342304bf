import YAMLTree

/// Versions of database engines as RDS takes them: a version may be cut short at a dot, and RDS chooses the rest (RDS API
/// reference, `CreateDBInstance`: `EngineVersion`).
enum EngineVersions {
  /// The versions with those they may be cut short to.
  static func withShorter(_ versions: [String]) -> [String] {
    let shorter = versions.filter(isVersion).flatMap { version in
      version.indices.filter { version[$0] == "." }.map { String(version[..<$0]) }
    }
    return Array(Set(versions + shorter))
  }

  /// Of versions that are deprecated, those that leave RDS no other choice among the versions offered.
  static func withoutChoice(_ deprecated: [String], offered: Set<String>) -> [String] {
    let current = offered.subtracting(deprecated)
    return deprecated.filter { version in !current.contains { $0.hasPrefix(version + ".") } }
  }

  /// All versions in the enumerations below a schema.
  static func all(in schema: Node) -> Set<String> {
    let below = (schema.entries.map(\.value) + Array(schema.items)).reduce(into: Set<String>()) {
      $0.formUnion(all(in: $1))
    }
    return schema.kind == .scalar && isVersion(schema.text) ? [schema.text] : below
  }

  private static func isVersion(_ text: String) -> Bool { text.first?.isNumber == true }
}
