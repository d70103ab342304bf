/// The root of the git repository the working directory stands in.
package enum RepositoryRoot {
  /// The way from the root to the working directory, ending with `/`; empty at the root and outside a repository.
  package static func prefix(in source: FileSource) -> String {
    guard case .success(let working) = source.canonicalPath("") else { return "" }
    var components = working.split(separator: "/")
    var below: [Substring] = []
    while true {
      let directory = "/" + components.joined(separator: "/")
      if (try? source.kind(directory == "/" ? "/.git" : directory + "/.git").get()) != nil {
        return below.reversed().map { $0 + "/" }.joined()
      }
      guard let last = components.popLast() else { return "" }
      below.append(last)
    }
  }
}
