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

  /// Of versions of an engine that are deprecated, and those they may be cut short to, those that leave RDS no other
  /// choice. What is offered of the engine is the enumeration that has most of them.
  static func withoutChoice(_ deprecated: [String], offered: [Set<String>]) -> [String] {
    let same = offered.max { $0.intersection(deprecated).count < $1.intersection(deprecated).count }
    let current = same?.subtracting(deprecated) ?? []
    return withShorter(deprecated).filter { version in !current.contains { $0.hasPrefix(version + ".") } }
  }

  /// The enumerations of versions below a schema.
  static func enumerations(in schema: Node) -> [Set<String>] {
    let own = schema["enum"].map { [Set($0.items.map(\.text).filter(isVersion))] } ?? []
    return own + (schema.entries.map(\.value) + Array(schema.items)).flatMap(enumerations)
  }

  private static func isVersion(_ text: String) -> Bool { text.first?.isNumber == true }
}
