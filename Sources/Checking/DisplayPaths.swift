/// Spells paths as people are shown them: relative to the working directory where possible, without `.` and `..`
/// that change nothing.
package struct DisplayPaths: Sendable {
  private let source: FileSource
  private let workingDirectory: String?

  /// Spells the paths of a source.
  package init(source: FileSource) {
    self.source = source
    workingDirectory = try? source.canonicalPath("").get()
  }

  /// The path shown for a path, which need not exist; `.` for the working directory.
  package func displayPath(of path: String) -> String {
    let components = path.split(separator: "/").filter { $0 != "." }
    let isAbsolute = path.hasPrefix("/")
    let cleaned = (isAbsolute ? "/" : "") + components.joined(separator: "/")
    if !isAbsolute && !components.contains("..") { return cleaned.isEmpty ? "." : cleaned }
    guard let workingDirectory else { return cleaned }
    if !components.contains(".."), let below = Self.below(workingDirectory, cleaned) { return below }
    guard case .success(let canonical) = source.canonicalPath(path) else { return cleaned }
    if let below = Self.below(workingDirectory, canonical) { return below }
    return isAbsolute ? cleaned : Self.relative(canonical, to: workingDirectory)
  }

  /// The way from the working directory to a path that is absolute and without symbolic links.
  func relativePath(of canonical: String) -> String {
    guard let workingDirectory else { return canonical }
    return Self.below(workingDirectory, canonical) ?? Self.relative(canonical, to: workingDirectory)
  }

  /// The rest of the path below the directory, if it stands there.
  private static func below(_ directory: String, _ path: String) -> String? {
    if path == directory { return "." }
    let prefix = directory == "/" ? directory : directory + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  private static func relative(_ path: String, to directory: String) -> String {
    let path = path.split(separator: "/")
    let directory = directory.split(separator: "/")
    let shared = zip(path, directory).prefix { $0 == $1 }.count
    return (directory.dropFirst(shared).map { _ in ".." } + path.dropFirst(shared)).joined(separator: "/")
  }
}
