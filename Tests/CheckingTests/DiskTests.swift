import Foundation
import Testing

@testable import Checking

@Suite struct DiskTests {
  /// A directory of its own, removed afterwards.
  private func inDirectory(_ body: (String) throws -> Void) throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appendingPathComponent("discovery-\(UUID().uuidString)").path
    try manager.createDirectory(atPath: directory + "/a/b", withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: directory) }
    try body(directory)
  }

  @Test func filesAreReadWholeUpToTheLimit() throws {
    try inDirectory { directory in
      let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
      try Data(bytes).write(to: URL(fileURLWithPath: directory + "/x"))
      try Data().write(to: URL(fileURLWithPath: directory + "/empty"))
      let disk = FileSource.disk
      #expect(disk.content(directory + "/x", 200_000) == .success(bytes))
      #expect(disk.content(directory + "/x", 199_999) == .failure(.tooLarge(byteCount: 200_000)))
      #expect(disk.content(directory + "/empty", 0) == .success([]))
      #expect(disk.start(directory + "/x", 10) == .success(Array(bytes.prefix(10))))
      #expect(disk.start(directory + "/empty", 10) == .success([]))
      #expect(disk.content(directory + "/gone", 10) == .failure(.missing))
      #expect(disk.content(directory + "/x/y", 10) == .failure(.missing))
      #expect(disk.content(directory, 10) == .failure(.notAFile))
      #expect(disk.kind(directory) == .success(.directory))
      #expect(disk.kind(directory + "/x") == .success(.file))
      #expect(disk.kind("/dev/null") == .success(.other))
      #expect(disk.kind(directory + "/gone") == .failure(.missing))
    }
  }

  #if os(Linux)
    @Test func filesThatHideTheirSizeAreReadToo() throws {
      let bytes = try FileSource.disk.content("/proc/self/status", 1 << 20).get()
      #expect(!bytes.isEmpty)
      #expect(FileSource.disk.content("/proc/self/status", 10) == .failure(.tooLarge(byteCount: 11)))
    }
  #endif

  @Test func directoriesAreListedInTheOrderOfTheirBytes() throws {
    try inDirectory { directory in
      for name in ["ä", "B", "c", ".d"] { try Data().write(to: URL(fileURLWithPath: directory + "/a/" + name)) }
      try FileManager.default.createSymbolicLink(atPath: directory + "/a/link", withDestinationPath: "..")
      let entries = try FileSource.disk.entries(directory + "/a").get()
      #expect(entries.map(\.name) == [".d", "B", "b", "c", "link", "ä"])
      #expect(entries.map(\.kind) == [.file, .file, .directory, .file, .symbolicLink, .file])
      #expect(FileSource.disk.entries(directory + "/gone") == .failure(.missing))
    }
  }

  @Test func templatesAreFoundOnDisk() throws {
    try inDirectory { directory in
      let template = Data("Resources:\n  A:\n    Type: AWS::SNS::Topic\n".utf8)
      for name in ["a/b/x.yaml", "a/y.json", "z.yaml", "ignored.yaml"] {
        try template.write(to: URL(fileURLWithPath: directory + "/" + name))
      }
      try Data("/ignored.yaml".utf8).write(to: URL(fileURLWithPath: directory + "/.gitignore"))
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: directory + "/a/b/up", withDestinationPath: "../..")
      try manager.createSymbolicLink(atPath: directory + "/a/circle.yaml", withDestinationPath: "circle.yaml")
      try manager.createSymbolicLink(atPath: directory + "/a/alias.yaml", withDestinationPath: "../z.yaml")
      let result = Discovery(source: .disk).find(paths: [directory, directory + "/a/../z.yaml"])
      #expect(result.problems.isEmpty)
      #expect(result.files.map { $0.path.split(separator: "/").last } == ["x.yaml", "y.json", "z.yaml"])
      #expect(result.files.map(\.wasNamedExplicitly) == [false, false, true])
      let looped = Discovery(source: .disk).find(paths: [directory + "/a/circle.yaml"])
      #expect(looped.problems.map(\.reason) == [.tooManyLinks])
    }
  }
}
