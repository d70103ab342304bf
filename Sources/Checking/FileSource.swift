/// The only way the tool reads the world. Paths are absolute or relative to the working directory, with `/`.
package struct FileSource: Sendable {
  /// What stands at a path, after following symbolic links.
  package enum Kind: Hashable, Sendable {
    case file
    case directory
    /// A device, pipe or socket: never opened.
    case other
  }

  /// What an entry of a directory is, before following symbolic links.
  package enum EntryKind: Hashable, Sendable {
    case file
    case directory
    case symbolicLink
    case other
  }

  /// One entry of a directory.
  package struct Entry: Hashable, Sendable {
    /// The last component of its path.
    package let name: String
    /// What it is itself; a symbolic link is not followed.
    package let kind: EntryKind
  }

  /// What stands at a path, after following symbolic links.
  package let kind: @Sendable (_ path: String) -> Result<Kind, ReadProblem>
  /// The whole content of a file; `tooLarge` beyond `limit` bytes.
  package let content: @Sendable (_ path: String, _ limit: Int) -> Result<[UInt8], ReadProblem>
  /// The first `count` bytes of a file, or all of a shorter one.
  package let start: @Sendable (_ path: String, _ count: Int) -> Result<[UInt8], ReadProblem>
  /// The absolute path without symbolic links, `.` and `..`; of `""`, the working directory's.
  package let canonicalPath: @Sendable (_ path: String) -> Result<String, ReadProblem>
  private let unsortedEntries: @Sendable (_ path: String) -> Result<[Entry], ReadProblem>

  init(
    kind: @escaping @Sendable (String) -> Result<Kind, ReadProblem>,
    content: @escaping @Sendable (String, Int) -> Result<[UInt8], ReadProblem>,
    start: @escaping @Sendable (String, Int) -> Result<[UInt8], ReadProblem>,
    canonicalPath: @escaping @Sendable (String) -> Result<String, ReadProblem>,
    entries: @escaping @Sendable (String) -> Result<[Entry], ReadProblem>
  ) {
    self.kind = kind
    self.content = content
    self.start = start
    self.canonicalPath = canonicalPath
    unsortedEntries = entries
  }

  /// The entries of a directory, sorted by the bytes of their names.
  package func entries(_ path: String) -> Result<[Entry], ReadProblem> {
    unsortedEntries(path).map { $0.sorted { $0.name.precedes($1.name) } }
  }

  /// The files of the machine.
  package static let disk = FileSource(
    kind: { SystemCalls.kind(of: $0.isEmpty ? "." : $0) },
    content: { SystemCalls.content(of: $0, limit: $1) },
    start: { SystemCalls.start(of: $0, count: $1) },
    canonicalPath: { SystemCalls.canonicalPath(of: $0.isEmpty ? "." : $0) },
    entries: { SystemCalls.entries(of: $0.isEmpty ? "." : $0) })
}

/// Why something could not be read.
package enum ReadProblem: Error, Hashable, Sendable {
  /// Nothing stands at the path.
  case missing
  /// The permissions forbid it.
  case notPermitted
  /// A directory, device, pipe or socket stands where a file was expected.
  case notAFile
  /// The file has more bytes than the limit allows.
  case tooLarge(byteCount: Int)
  /// Symbolic links lead in a circle.
  case tooManyLinks
  /// Anything else, with the operating system's error number.
  case failed(code: Int32)
}
