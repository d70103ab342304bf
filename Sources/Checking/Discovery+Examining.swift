/// The ways to name something that was found.
struct FoundPath {
  /// The path to open it by.
  let path: String
  /// The path shown to people.
  let shown: String
  /// The absolute path without symbolic links.
  let canonical: String

  /// What is called so in the directory.
  func child(_ name: String) -> FoundPath {
    FoundPath(
      path: path.hasSuffix("/") ? path + name : path + "/" + name,
      shown: shown == "." ? name : shown.hasSuffix("/") ? shown + name : shown + "/" + name,
      canonical: canonical == "/" ? canonical + name : canonical + "/" + name)
  }
}

/// A file that may be a template, not read yet.
struct FoundFile {
  /// The path to open it by.
  let path: String
  /// The path shown to people.
  let shown: String
  /// What makes it the same file, however it was reached.
  let canonical: String
  /// Whether it was reached without a symbolic link.
  let isDirect: Bool
  /// Whether it was named itself.
  var wasNamed: Bool
  /// Whether a template that was named itself nests it.
  var isNested = false
}

/// The files found so far, each once.
struct FoundFiles {
  private(set) var byCanonicalPath: [String: FoundFile] = [:]
  /// The files that may tell of deployments, by their absolute paths.
  private(set) var telling: [String: (kind: DeploymentFile.Kind, at: FoundPath, isBelowPaths: Bool)] = [:]
  /// What could not be read, by the path shown.
  var problems: [String: DiscoveryResult.Problem] = [:]

  /// Notes a file that may tell of deployments.
  mutating func note(_ kind: DeploymentFile.Kind, _ place: FoundPath, isBelowPaths: Bool = true) {
    if telling[place.canonical]?.isBelowPaths == true { return }
    telling[place.canonical] = (kind, place, isBelowPaths)
  }

  /// Adds a file. Of several ways to it, the direct one with the first path is shown.
  mutating func add(_ file: FoundFile) {
    guard var known = byCanonicalPath[file.canonical] else {
      byCanonicalPath[file.canonical] = file
      return
    }
    let wasNamed = known.wasNamed || file.wasNamed
    let isBetter = known.isDirect == file.isDirect ? file.shown.precedes(known.shown) : file.isDirect
    if isBetter { known = file }
    known.wasNamed = wasNamed
    byCanonicalPath[file.canonical] = known
  }
}

extension Discovery {
  /// How much of a file beyond the size limit is read to see whether it is a template at all.
  private static let startLength = 64 << 10

  func examine(_ found: FoundFiles) -> DiscoveryResult {
    var result = DiscoveryResult()
    var problems = found.problems
    var nearest: (file: FoundFile, likeness: TemplateLikeness)?
    for file in found.byCanonicalPath.values.sorted(by: { $0.shown.precedes($1.shown) }) {
      switch source.content(file.path, Self.sizeLimit) {
      case .success(let bytes):
        result.examinedCount += 1
        let likeness = TemplateLikeness(of: bytes)
        keep(bytes, found.telling[file.canonical], &result)
        if file.wasNamed || file.isNested || likeness == .template {
          result.files.append(
            .init(
              path: file.shown, canonicalPath: file.canonical, bytes: bytes, wasNamedExplicitly: file.wasNamed,
              isNested: file.isNested, likeness: likeness))
        }
        if likeness != .template && likeness > nearest?.likeness ?? .none { nearest = (file, likeness) }
      case .failure(let reason):
        if !file.wasNamed && !isWorthReporting(reason, file) { continue }
        problems[file.shown] = .init(path: file.shown, reason: reason, wasNamedExplicitly: file.wasNamed)
      }
    }
    for (canonical, file) in found.telling where found.byCanonicalPath[canonical] == nil {
      // What cannot be read, or is too large for a script, tells nothing.
      guard let bytes = try? source.content(file.at.path, DeploymentFile.sizeLimit).get() else { continue }
      keep(bytes, file, &result)
    }
    result.deploymentFiles.sort { $0.path.precedes($1.path) }
    result.problems = problems.values.sorted { $0.path.precedes($1.path) }
    result.nearestMiss = nearest.map { .init(path: $0.file.shown, likeness: $0.likeness) }
    return result
  }

  /// Keeps the content of a file that tells of deployments.
  private func keep(
    _ bytes: [UInt8], _ file: (kind: DeploymentFile.Kind, at: FoundPath, isBelowPaths: Bool)?,
    _ result: inout DiscoveryResult
  ) {
    guard let file, bytes.count <= DeploymentFile.sizeLimit, DeploymentFile.isTelling(bytes, file.kind) else { return }
    result.deploymentFiles.append(
      DeploymentFile(
        path: file.at.shown, canonicalPath: file.at.canonical, kind: file.kind, bytes: bytes,
        isBelowPaths: file.isBelowPaths))
  }

  /// Whether the file of a directory is missed by the check: not when it has gone meanwhile, nor when it is large and
  /// something else.
  private func isWorthReporting(_ reason: ReadProblem, _ file: FoundFile) -> Bool {
    switch reason {
    case .missing, .notAFile: return false
    case .tooLarge:
      guard case .success(let start) = source.start(file.path, Self.startLength) else { return true }
      return TemplateLikeness(of: start) == .template
    case .notPermitted, .tooManyLinks, .failed: return true
    }
  }
}
