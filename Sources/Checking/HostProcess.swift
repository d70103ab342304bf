import Findings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One of the streams a process writes to. Nothing is buffered.
package struct StandardStream: Sendable {
  /// Where findings go.
  package static let output = StandardStream(descriptor: 1)
  /// Where everything else goes.
  package static let error = StandardStream(descriptor: 2)

  private let descriptor: Int32

  /// Writes a text; see `write(_:)` for bytes.
  @discardableResult package func write(_ text: String) -> ReadProblem? { write(Array(text.utf8)) }

  /// Writes bytes; nil when it worked. Where nobody reads them any more, or nobody ever did, they are dropped without a
  /// word.
  @discardableResult package func write(_ bytes: [UInt8]) -> ReadProblem? {
    let problem = writeAll(bytes, to: descriptor)
    return problem == .failed(code: EPIPE) || problem == .failed(code: EBADF) ? nil : problem
  }

  /// Whether the stream is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The width of the terminal in cells; nil when it has none.
  package var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// The process's environment.
package enum Environment {
  /// The value of a variable; nil when it is not set.
  package static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Time since some point in the past.
package enum Clock {
  /// The time in seconds; only differences mean anything.
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The day it is, in UTC; `STACKPROOF_TODAY` (`yyyy-mm-dd`) sets another.
  package static var today: CalendarDay {
    if let day = Environment["STACKPROOF_TODAY"].flatMap(CalendarDay.init) { return day }
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return CalendarDay(number: Int(parts.tm_year + 1900) * 10000 + Int(parts.tm_mon + 1) * 100 + Int(parts.tm_mday))
  }
}

/// How many threads a run is worth.
package enum ThreadCount {
  /// One for small systems, for which starting threads costs more than it saves; else one for each processor.
  package static func worthwhile(for discovered: DiscoveryResult) -> Int {
    let size = discovered.files.reduce(0) { $0 + $1.bytes.count }
    guard size > 64 << 10 else { return 1 }
    return min(8, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }
}

/// What the operating system calls an error of a number.
func systemMessage(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

/// Files the tool writes because it was told to.
package enum OutputFile {
  /// Replaces the content of a file; nil when it worked.
  package static func write(_ bytes: [UInt8], to path: String) -> ReadProblem? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return .of(errno) }
    let problem = writeAll(bytes, to: descriptor)
    let closed = close(descriptor)
    return problem ?? (closed == 0 ? nil : .of(errno))
  }
}

/// Ends the process.
package func exitProcess(_ status: Int32) -> Never { exit(status) }

/// Lets writing to a closed pipe fail instead of killing the process.
package func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> ReadProblem? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return .of(errno)
      }
    }
    return nil
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  fileprivate var baseAddress: UnsafeRawPointer? { base.baseAddress.map { $0 + startIndex } }
}

extension ReadProblem {
  fileprivate static func of(_ code: Int32) -> ReadProblem {
    switch code {
    case ENOENT: .missing
    case EACCES, EPERM: .notPermitted
    case EISDIR: .notAFile
    default: .failed(code: code)
    }
  }
}
