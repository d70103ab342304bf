#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The operating system's calls for files: the one place that names the platform.
enum SystemCalls {
  /// The content of a regular file of at most `limit` bytes.
  static func content(of path: String, limit: Int) -> Result<[UInt8], ReadProblem> {
    openRegularFile(path).flatMap { file in
      defer { _ = close(file.descriptor) }
      if file.size > limit { return .failure(.tooLarge(byteCount: file.size)) }
      return take(file.descriptor, size: file.size, limit: limit + 1).flatMap { bytes in
        bytes.count > limit ? .failure(.tooLarge(byteCount: bytes.count)) : .success(bytes)
      }
    }
  }

  /// The first `count` bytes of a regular file, or all of a shorter one.
  static func start(of path: String, count: Int) -> Result<[UInt8], ReadProblem> {
    openRegularFile(path).flatMap { file in
      defer { _ = close(file.descriptor) }
      return take(file.descriptor, size: file.size, limit: count)
    }
  }

  /// What stands at the path, after following symbolic links.
  static func kind(of path: String) -> Result<FileSource.Kind, ReadProblem> {
    var status = stat()
    guard stat(path, &status) == 0 else { return .failure(ReadProblem(errno)) }
    return .success(kind(status.st_mode))
  }

  /// The entries of a directory without `.` and `..`, in no order.
  static func entries(of path: String) -> Result<[FileSource.Entry], ReadProblem> {
    guard let directory = opendir(path) else { return .failure(ReadProblem(errno)) }
    defer { _ = closedir(directory) }
    var entries: [FileSource.Entry] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = self.name(of: entry)
      if name != "." && name != ".." {
        entries.append(FileSource.Entry(name: name, kind: kind(of: entry, at: path + "/" + name)))
      }
      errno = 0
    }
    return errno == 0 ? .success(entries) : .failure(ReadProblem(errno))
  }

  /// The absolute path without symbolic links, `.` and `..`.
  static func canonicalPath(of path: String) -> Result<String, ReadProblem> {
    guard let resolved = realpath(path, nil) else { return .failure(ReadProblem(errno)) }
    defer { free(resolved) }
    return .success(String(cString: resolved))
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    // The name may be longer than its declared room, so it is read in place.
    let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
    return String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
  }

  private static func kind(of entry: UnsafeMutablePointer<dirent>, at path: String) -> FileSource.EntryKind {
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .directory
    case Int(DT_LNK): return .symbolicLink
    case Int(DT_UNKNOWN):
      // Some file systems do not say.
      var status = stat()
      guard lstat(path, &status) == 0 else { return .other }
      if status.st_mode & S_IFMT == S_IFLNK { return .symbolicLink }
      switch kind(status.st_mode) {
      case .file: return .file
      case .directory: return .directory
      case .other: return .other
      }
    default: return .other
    }
  }

  private static func kind(_ mode: mode_t) -> FileSource.Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .directory
    default: .other
    }
  }

  private static func openRegularFile(_ path: String) -> Result<(descriptor: Int32, size: Int), ReadProblem> {
    // Not blocking: a pipe someone left in the directory must not hold the run.
    var descriptor: Int32 = -1
    repeat { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { return .failure(ReadProblem(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let problem = ReadProblem(errno)
      _ = close(descriptor)
      return .failure(problem)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      return .failure(.notAFile)
    }
    return .success((descriptor, Int(status.st_size)))
  }

  /// Reads until the end of the file, but at most `limit` bytes; `size` is what the file says of itself.
  private static func take(_ descriptor: Int32, size: Int, limit: Int) -> Result<[UInt8], ReadProblem> {
    var bytes: [UInt8] = []
    // Some files say 0 and have more.
    var room = size > 0 ? size : 65_536
    while bytes.count < limit {
      let wanted = min(room, limit - bytes.count)
      var failure: ReadProblem?
      let next = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        while count < wanted {
          let received = read(descriptor, buffer.baseAddress! + count, wanted - count)
          if received < 0 && errno == EINTR { continue }
          if received < 0 { failure = ReadProblem(errno) }
          if received <= 0 { break }
          count += received
        }
      }
      if let failure { return .failure(failure) }
      if bytes.isEmpty { bytes = next } else { bytes += next }
      if next.count < wanted || bytes.count == size { break }
      room = 65_536
    }
    return .success(bytes)
  }
}

extension ReadProblem {
  fileprivate init(_ code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .notPermitted
    case ELOOP: self = .tooManyLinks
    case EISDIR: self = .notAFile
    default: self = .failed(code: code)
    }
  }
}
