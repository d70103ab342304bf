/// The patterns of one `.gitignore` file, or of one `include` or `exclude` list in the same language.
package struct PathPatterns: Sendable {
  /// The components of the absolute path of the directory the patterns belong to.
  private let base: [[UInt8]]
  private let patterns: [PathPattern]

  /// Reads one pattern a line. `directory` is the absolute path, without symbolic links, the patterns are relative to.
  package init(directory: String, text: [UInt8]) {
    base = Self.components(of: directory)
    let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
    patterns = text.dropFirst(hasMark ? 3 : 0).split(separator: UInt8(ascii: "\n")).compactMap(PathPattern.init(line:))
  }

  /// Patterns given one by one.
  package init(directory: String, patterns: some Sequence<String>) {
    base = Self.components(of: directory)
    self.patterns = patterns.compactMap { PathPattern(line: Array($0.utf8)) }
  }

  static func components(of path: String) -> [[UInt8]] {
    path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
  }

  /// Whether the patterns mean the path itself (`true`), take it back (`false`) or do not speak of it (`nil`).
  /// The last pattern that matches decides. Outside the patterns' directory only those for names apply.
  func verdict(on path: [[UInt8]], isDirectory: Bool) -> Bool? {
    let isInside = path.count > base.count && path.starts(with: base)
    let below = path[(isInside ? base.count : max(0, path.count - 1))...]
    for pattern in patterns.reversed() where isInside || !pattern.isAnchored {
      if pattern.matches(below, isDirectory: isDirectory) { return !pattern.isNegated }
    }
    return nil
  }

  /// Whether the patterns mean the file or a directory it stands in.
  func cover(file path: [[UInt8]]) -> Bool {
    if let verdict = verdict(on: path, isDirectory: false) { return verdict }
    return (1..<max(1, path.count)).contains { verdict(on: Array(path[..<$0]), isDirectory: true) == true }
  }
}
