extension FileSource {
  /// Files that stand in memory: their paths from the root, which is also the working directory, and their bytes.
  ///
  /// `links` are symbolic links and their targets, relative to the link's directory or absolute; `unreadable` are
  /// paths whose content or entries may not be read.
  package static func memory(
    _ files: [String: [UInt8]], links: [String: String] = [:], unreadable: Set<String> = []
  ) -> FileSource {
    let memory = MemoryFiles(files, links: links, unreadable: unreadable)
    return FileSource(
      kind: { path in memory.find(path).map { $0.node.content == nil ? .directory : .file } },
      content: { path, limit in
        memory.content(path).flatMap {
          $0.count > limit ? .failure(.tooLarge(byteCount: $0.count)) : .success($0)
        }
      },
      start: { path, count in memory.content(path).map { Array($0.prefix(count)) } },
      canonicalPath: { path in memory.find(path).map(\.path) },
      entries: { path in memory.entries(path) })
  }
}

private struct MemoryFiles: Sendable {
  /// A file (with content) or a directory.
  struct Node: Sendable {
    var content: [UInt8]?
    var isReadable = true
    var entries: [FileSource.Entry] = []
  }

  private var nodes: [String: Node] = ["/": Node()]
  private var links: [String: String] = [:]

  init(_ files: [String: [UInt8]], links: [String: String], unreadable: Set<String>) {
    for (path, content) in files {
      let path = add(path, .file)
      nodes[path] = Node(content: content)
    }
    for (path, target) in links { self.links[add(path, .symbolicLink)] = target }
    for path in unreadable { nodes["/" + path]?.isReadable = false }
  }

  /// Enters the path and its directories; returns it with a leading `/`.
  private mutating func add(_ path: String, _ kind: FileSource.EntryKind) -> String {
    var directory = "/"
    let parts = path.split(separator: "/").map(String.init)
    for (index, name) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let child = directory == "/" ? "/" + name : directory + "/" + name
      let entry = FileSource.Entry(name: name, kind: isLast ? kind : .directory)
      if nodes[directory]?.entries.contains(entry) == false { nodes[directory]?.entries.append(entry) }
      if !isLast && nodes[child] == nil { nodes[child] = Node() }
      directory = child
    }
    return directory
  }

  /// The node at the path and its path without symbolic links, `.` and `..`.
  func find(_ path: String) -> Result<(node: Node, path: String), ReadProblem> {
    var waiting: [Substring] = path.split(separator: "/").reversed()
    var found: [Substring] = []
    var hops = 0
    while let name = waiting.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = found.popLast()
        continue
      }
      found.append(name)
      let here = "/" + found.joined(separator: "/")
      if let target = links[here] {
        hops += 1
        if hops > 40 { return .failure(.tooManyLinks) }
        if target.hasPrefix("/") { found = [] } else { found.removeLast() }
        waiting += target.split(separator: "/").reversed()
      } else if nodes[here] == nil {
        return .failure(.missing)
      }
    }
    let canonical = "/" + found.joined(separator: "/")
    return nodes[canonical].map { .success(($0, canonical)) } ?? .failure(.missing)
  }

  func content(_ path: String) -> Result<[UInt8], ReadProblem> {
    find(path).flatMap { found in
      guard let content = found.node.content else { return .failure(.notAFile) }
      return found.node.isReadable ? .success(content) : .failure(.notPermitted)
    }
  }

  func entries(_ path: String) -> Result<[FileSource.Entry], ReadProblem> {
    find(path).flatMap { found in
      if found.node.content != nil { return .failure(.missing) }
      return found.node.isReadable ? .success(found.node.entries) : .failure(.notPermitted)
    }
  }
}
