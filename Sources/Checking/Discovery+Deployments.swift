extension Discovery {
  /// Notes the pipelines behind a hidden entry of a directory; all other hidden entries are none of ours.
  func noteHidden(
    _ entry: FileSource.Entry, _ place: FoundPath, _ found: inout FoundFiles, isBelowPaths: Bool = true
  ) {
    switch (entry.name, entry.kind) {
    case (".github", .directory):
      let workflows = place.child("workflows")
      for workflow in (try? source.entries(workflows.path).get()) ?? [] {
        guard workflow.kind == .file, workflow.name.hasSuffix(".yml") || workflow.name.hasSuffix(".yaml") else {
          continue
        }
        found.note(.script, workflows.child(workflow.name), isBelowPaths: isBelowPaths)
      }
    case (".circleci", .directory): found.note(.script, place.child("config.yml"), isBelowPaths: isBelowPaths)
    case (_, .file):
      if let kind = DeploymentFile.Kind(fileName: entry.name, in: "") {
        found.note(kind, place, isBelowPaths: isBelowPaths)
      }
    default: break
    }
  }

  /// Notes what tells of deployments at the roots of the repositories that directories, given by their absolute paths,
  /// stand in, unless they are walked anyway.
  func noteRepositories(
    of directories: Set<String>, walked: Set<String>, _ names: DisplayPaths, _ found: inout FoundFiles
  ) {
    var seen: Set<String> = []
    for start in directories {
      var directory = start
      while seen.insert(directory).inserted {
        if case .success = source.kind(directory == "/" ? "/.git" : directory + "/.git") {
          if !walked.contains(directory) { noteRoot(directory, names, &found) }
          break
        }
        directory = Configuration.parent(of: directory)
      }
    }
  }

  private func noteRoot(_ directory: String, _ names: DisplayPaths, _ found: inout FoundFiles) {
    let root = FoundPath(path: directory, shown: names.relativePath(of: directory), canonical: directory)
    for entry in (try? source.entries(directory).get()) ?? [] {
      if entry.name.hasPrefix(".") {
        noteHidden(entry, root.child(entry.name), &found, isBelowPaths: false)
      } else if entry.kind == .file, let kind = DeploymentFile.Kind(fileName: entry.name, in: "") {
        found.note(kind, root.child(entry.name), isBelowPaths: false)
      }
    }
  }
}
