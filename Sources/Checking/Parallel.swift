import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work shared out among a few threads, with results in a fixed order.
package enum Parallel {
  /// The results of `work` for every index below `count`, by index, which need nothing of each other.
  package static func map<Result: Sendable>(
    count: Int, threadLimit: Int, work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    map(count: count, threadLimit: threadLimit, worker: {}, work: { _, index in work(index) })
  }

  /// What two pieces of work come to, the second of which another thread does meanwhile.
  static func both<First, Second: Sendable>(
    threadLimit: Int, _ first: () -> First, _ second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let shared = SharedWork<Second>(count: 1) { take, store in if take() != nil { store(0, second()) } }
    let thread = threadLimit > 1 ? shared.startThread() : nil
    let own = first()
    if let thread { pthread_join(thread, nil) } else { shared.run(from: .first) }
    return (own, shared.results()[0])
  }

  /// The results of `work` for every index below `count`, by index. Every thread makes a worker of its own. The caller's
  /// begins at the first index and the others at the last: work that shares what a worker remembers stands side by side.
  static func map<Worker, Result: Sendable>(
    count: Int, threadLimit: Int, worker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (Worker, Int) -> Result
  ) -> [Result] {
    guard threadLimit > 1, count > 1 else {
      let own = worker()
      return (0..<count).map { work(own, $0) }
    }
    let shared = SharedWork<Result>(count: count) { take, store in
      let own = worker()
      while let index = take() { store(index, work(own, index)) }
    }
    let threads = (1..<min(threadLimit, count)).compactMap { _ in shared.startThread() }
    shared.run(from: .first)
    for thread in threads { pthread_join(thread, nil) }
    return shared.results()
  }
}

/// What the threads of one piece of work share.
private final class SharedWork<Result: Sendable>: Sendable {
  typealias Body = @Sendable (_ take: () -> Int?, _ store: (Int, Result) -> Void) -> Void
  private let count: Int
  /// How many indices are taken, and how many of them from the end.
  private let taken = Atomic<Int>(0)
  private let takenFromLast = Atomic<Int>(0)
  private let slots: Mutex<[Result?]>
  private let body: Body

  init(count: Int, body: @escaping Body) {
    self.count = count
    slots = Mutex(Array(repeating: nil, count: count))
    self.body = body
  }

  /// Where a thread takes its work from.
  enum End {
    /// From the first index on; for one thread only.
    case first
    /// From the last index back.
    case last
  }

  /// Works until nothing is left.
  func run(from end: End) {
    var next = 0
    body(
      {
        guard self.taken.add(1, ordering: .relaxed).oldValue < self.count else { return nil }
        switch end {
        case .first:
          next += 1
          return next - 1
        case .last: return self.count - self.takenFromLast.add(1, ordering: .relaxed).newValue
        }
      },
      { index, result in self.slots.withLock { $0[index] = result } })
  }

  /// Starts a thread that takes part in the work; nil when the system refuses one, and the others do its part.
  func startThread() -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // The main thread's usual stack: values are resolved as deep here as there.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let context = Unmanaged.passRetained(ThreadBody(run: { self.run(from: .last) }))
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, { raw in runShared(raw) }, context.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, { raw in runShared(raw) }, context.toOpaque())
    #endif
    if status != 0 {
      context.release()
      return nil
    }
    return thread
  }

  func results() -> [Result] { slots.withLock { $0.compactMap(\.self) } }
}

/// What a thread runs, without the type of its results.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runShared(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let raw { Unmanaged<ThreadBody>.fromOpaque(raw).takeRetainedValue().run() }
  return nil
}
