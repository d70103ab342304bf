import Reports
import SourceText

extension Configuration {
  /// The configuration of the nearest file from the working directory up to the root of its git repository; that of
  /// nobody when there is none. Outside a repository only the working directory is looked at.
  package static func nearest(in source: FileSource) throws(InputProblems) -> Configuration {
    guard let path = nearestPath(in: source) else { return Configuration() }
    return try Configuration(reading: path, from: source)
  }

  /// The configuration in a file; throws what is wrong with it.
  package init(reading path: String, from source: FileSource) throws(InputProblems) {
    let bytes: [UInt8]
    let canonical: String
    do throws(ReadProblem) {
      bytes = try source.content(path, 1 << 20).get()
      canonical = try source.canonicalPath(path).get()
    } catch {
      throw InputProblems([InputProblem("The configuration `\(path)` cannot be read: \(error.phrase).")])
    }
    let shown = DisplayPaths(source: source).displayPath(of: path)
    var reader = ConfigurationReader(
      SourceFile(id: FileID(0), path: shown, bytes: bytes), in: Self.parent(of: canonical), source)
    self = reader.read()
    if !reader.problems.isEmpty { throw InputProblems(reader.problems) }
  }

  private static func nearestPath(in source: FileSource) -> String? {
    if case .success(.file) = source.kind(fileName) { return fileName }
    guard let working = try? source.canonicalPath("").get() else { return nil }
    var directory = working
    var way = ""
    var nearest: String?
    while true {
      if nearest == nil, !way.isEmpty, case .success(.file) = source.kind(way + fileName) { nearest = way + fileName }
      if case .success = source.kind(directory == "/" ? "/.git" : directory + "/.git") { return nearest }
      guard directory != "/" else { return nil }
      directory = parent(of: directory)
      way += "../"
    }
  }

  /// The directory of an absolute path.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
