/// Which files of the given paths are templates.
///
/// Files named themselves are always taken, with the local templates they nest. Directories are walked; hidden, vendored and git-ignored entries are left
/// out, and of the YAML and JSON files those that look like templates are taken. Symbolic links to files are followed,
/// links to directories only when named themselves, so no circle can hold the walk.
///
/// On the way, files that may tell of the stacks people deploy are noted: scripts and pipelines under the paths and at
/// the root of their git repository, and workflows, which are hidden.
package struct Discovery: Sendable {
  /// The number of bytes up to which a file is checked: twice what CloudFormation accepts.
  package static let sizeLimit = 2 << 20

  let source: FileSource
  private let include: [PathPatterns]
  private let exclude: [PathPatterns]
  private let honoursGitignore: Bool

  /// Discovery in `source`. With `include`, only files that one of its lists means are taken from directories; what an
  /// `exclude` list means is left out.
  package init(
    source: FileSource, include: [PathPatterns] = [], exclude: [PathPatterns] = [], honoursGitignore: Bool = true
  ) {
    self.source = source
    self.include = include
    self.exclude = exclude
    self.honoursGitignore = honoursGitignore
  }

  /// Finds the templates in files and directories; `-` is not a path here.
  package func find(paths: [String]) -> DiscoveryResult {
    let names = DisplayPaths(source: source)
    var found = FoundFiles()
    /// The directories that are walked, and those of named files: their repositories are looked into.
    var walked: Set<String> = []
    var others: Set<String> = []
    for path in Set(paths) {
      let shown = names.displayPath(of: path)
      switch (source.kind(path), source.canonicalPath(path)) {
      case (.success(.directory), .success(let canonical)):
        walk(
          from: Directory(
            path: path, shown: shown, canonical: canonical, components: PathPatterns.components(of: canonical),
            ignored: ignored(above: canonical)),
          &found)
        walked.insert(canonical)
      case (.success(.file), .success(let canonical)):
        let isDirect = names.displayPath(of: canonical) == shown
        found.add(FoundFile(path: path, shown: shown, canonical: canonical, isDirect: isDirect, wasNamed: true))
        others.insert(Configuration.parent(of: canonical))
      case (.success(.other), _):
        found.problems[shown] = .init(path: shown, reason: .notAFile, wasNamedExplicitly: true)
      case (.failure(let reason), _), (_, .failure(let reason)):
        found.problems[shown] = .init(path: shown, reason: reason, wasNamedExplicitly: true)
      }
    }
    noteRepositories(of: walked.union(others), walked: walked, names, &found)
    return examineWithNested(found, names)
  }

  private struct Directory {
    /// The path to open it by.
    let path: String
    /// The path shown to people.
    let shown: String
    let canonical: String
    /// The components of `canonical`.
    let components: [[UInt8]]
    /// The patterns that apply in it, the innermost last.
    var ignored: [PathPatterns]

    /// The last component of its path.
    var name: String { components.last.map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func child(_ name: String) -> FoundPath {
      FoundPath(path: path, shown: shown, canonical: canonical).child(name)
    }
  }

  private func walk(from root: Directory, _ found: inout FoundFiles) {
    var waiting = [root]
    while var directory = waiting.popLast() {
      let entries: [FileSource.Entry]
      switch source.entries(directory.path) {
      case .success(let all): entries = all
      case .failure(let reason):
        let isRoot = directory.canonical == root.canonical
        found.problems[directory.shown] = .init(path: directory.shown, reason: reason, wasNamedExplicitly: isRoot)
        continue
      }
      if honoursGitignore && entries.contains(where: { $0.name == ".gitignore" }) {
        directory.ignored += patterns(at: directory.child(".gitignore").path, in: directory.canonical)
      }
      for entry in entries {
        if entry.name.hasPrefix(".") {
          noteHidden(entry, directory.child(entry.name), &found)
          continue
        }
        let isDirectory = entry.kind == .directory
        let telling = isDirectory ? nil : DeploymentFile.Kind(fileName: entry.name, in: directory.name)
        let isCandidate = !isDirectory && Self.isCandidate(entry)
        guard isDirectory ? !Self.vendored.contains(entry.name) : isCandidate || telling != nil else { continue }
        let components = directory.components + [Array(entry.name.utf8)]
        if isLeftOut(components, isDirectory: isDirectory, directory.ignored) { continue }
        let child = directory.child(entry.name)
        if isDirectory {
          waiting.append(
            Directory(
              path: child.path, shown: child.shown, canonical: child.canonical, components: components,
              ignored: directory.ignored))
        } else {
          let isIncluded = include.isEmpty || include.contains(where: { $0.cover(file: components) })
          if isCandidate && isIncluded { add(child, isLink: entry.kind == .symbolicLink, &found) }
          if let telling, entry.kind == .file { found.note(telling, child) }
        }
      }
    }
  }

  private func add(_ child: FoundPath, isLink: Bool, _ found: inout FoundFiles) {
    var canonical = child.canonical
    if isLink {
      // A link that leads nowhere, in a circle or to a directory is not a file.
      guard case .success(.file) = source.kind(child.path),
        case .success(let target) = source.canonicalPath(child.path)
      else { return }
      canonical = target
    }
    found.add(
      FoundFile(path: child.path, shown: child.shown, canonical: canonical, isDirect: !isLink, wasNamed: false))
  }

  private func isLeftOut(_ path: [[UInt8]], isDirectory: Bool, _ ignored: [PathPatterns]) -> Bool {
    if exclude.contains(where: { $0.verdict(on: path, isDirectory: isDirectory) == true }) { return true }
    for patterns in ignored.reversed() {
      if let verdict = patterns.verdict(on: path, isDirectory: isDirectory) { return verdict }
    }
    return false
  }

  /// Directories that hold other people's files.
  private static let vendored: Set<String> = ["node_modules", "bower_components", "vendor", "venv", "site-packages"]

  private static func isCandidate(_ entry: FileSource.Entry) -> Bool {
    guard entry.kind != .other else { return false }
    return [".yaml", ".yml", ".json", ".template"].contains { (suffix: StaticString) in
      let name = entry.name.utf8
      let expected = UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount)
      return name.count > expected.count
        && name.suffix(expected.count).elementsEqual(expected) { $0 | 0x20 == $1 | 0x20 }
    }
  }

  /// The ignored patterns of the directories above, up to the git repository's root.
  private func ignored(above directory: String) -> [PathPatterns] {
    guard honoursGitignore else { return [] }
    var above: [PathPatterns] = []
    var current = directory
    while true {
      if case .success = source.kind(current + "/.git") {
        return patterns(at: current + "/.git/info/exclude", in: current) + above
      }
      guard let slash = current.lastIndex(of: "/"), current != "/" else { return [] }
      current = String(current[..<slash])
      above = patterns(at: current + "/.gitignore", in: current) + above
    }
  }

  private func patterns(at path: String, in directory: String) -> [PathPatterns] {
    guard case .success(let text) = source.content(path, 1 << 20) else { return [] }
    return [PathPatterns(directory: directory, text: text)]
  }
}
