import CloudFormation
import SourceText

/// Finds the templates of a run by the paths that people's files name them with.
struct TemplateFinder {
  private let source: FileSource
  private var byPath: [String: Template] = [:]
  private let byFileName: [Substring: [(components: [Substring], template: Template)]]
  /// The directories above a file that are looked into.
  private static let climbLimit = 16

  init(_ templates: [Template], _ discovered: DiscoveryResult, source: FileSource) {
    self.source = source
    let canonical = Dictionary(discovered.files.map { ($0.path, $0.canonicalPath) }) { first, _ in first }
    var byFileName: [Substring: [(components: [Substring], template: Template)]] = [:]
    for template in templates {
      guard let path = canonical[template.file.path] else { continue }
      byPath[path] = template
      let components = path.split(separator: "/")
      if let name = components.last { byFileName[name, default: []].append((components, template)) }
    }
    self.byFileName = byFileName
  }

  /// The template at an absolute path without symbolic links.
  func template(at path: String) -> Template? { byPath[path] }

  /// The template that a path means in a file: relative to the file's directory or to one above it, up to the root of
  /// its repository. Where nothing stands there at all and `guesses` is set, the only template of which the path is the
  /// end.
  func template(named spelled: String, in file: DeploymentFile, guesses: Bool) -> Template? {
    let components = Self.components(spelled)
    guard !components.isEmpty else { return nil }
    if spelled.hasPrefix("/") { return byPath[spelled] }
    if let path = existingPath(of: [spelled], near: file) { return byPath[path] }
    return guesses && file.isBelowPaths ? template(endingWith: spelled) : nil
  }

  /// The template that the path in a command means which runs in a directory told by its script.
  func template(named spelled: String, in file: DeploymentFile, from directory: ScriptLines.Directory) -> Template? {
    switch directory {
    case .initial: return template(named: spelled, in: file, guesses: true)
    case .path(let path) where !spelled.hasPrefix("/"):
      if let path = existingPath(of: [path + "/" + spelled], near: file) { return byPath[path] }
    case .path, .unknown: break
    }
    if spelled.hasPrefix("/") { return byPath[spelled] }
    return file.isBelowPaths ? template(endingWith: spelled) : nil
  }

  /// The only template whose path ends so; nil when none or several do.
  func template(endingWith end: String) -> Template? {
    let components = Self.components(end)
    guard let name = components.last else { return nil }
    let fitting = (byFileName[name] ?? []).filter { candidate in
      candidate.components.count >= components.count
        && zip(candidate.components.reversed(), components.reversed()).allSatisfy { $0 == $1 }
    }
    return fitting.count == 1 ? fitting[0].template : nil
  }

  /// The absolute path of the first file that one of some relative paths leads to from a file's directory or, where it
  /// `climbs`, one above it, up to the root of its repository.
  func existingPath(of spelled: [String], near file: DeploymentFile, climbs: Bool = true) -> String? {
    var directory = Configuration.parent(of: file.canonicalPath)
    for _ in 0..<(climbs ? Self.climbLimit : 1) {
      for path in spelled.map({ Self.join(directory, $0) }) {
        if byPath[path] != nil { return path }
        if case .success(.file) = source.kind(path) { return path }
      }
      if directory == "/" { return nil }
      if case .success = source.kind(directory + "/.git") { return nil }
      directory = Configuration.parent(of: directory)
    }
    return nil
  }

  private static func join(_ directory: String, _ path: String) -> String {
    var components = directory.split(separator: "/")
    for component in path.split(separator: "/") where component != "." {
      if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
    return "/" + components.joined(separator: "/")
  }

  private static func components(_ path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." && $0 != ".." }
  }
}
