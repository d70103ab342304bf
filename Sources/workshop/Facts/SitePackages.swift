import ArgumentParser
import Foundation
import SourceText
import YAMLTree

/// A folder of installed Python packages, to read their data.
struct SitePackages {
  let folder: URL

  /// A JSON file by its path in the folder.
  func json(_ path: String) throws -> Node { try tree(Array(Data(contentsOf: folder.appending(path: path))), path) }

  /// The files of a folder, in alphabetical order.
  func files(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  /// The version of an installed package.
  func version(of package: String) throws -> String {
    let prefix = package.replacing("-", with: "_") + "-"
    guard let name = try files(in: ".").first(where: { $0.hasPrefix(prefix) && $0.hasSuffix(".dist-info") }) else {
      throw FactError("\(package) is not installed in \(folder.path)")
    }
    return String(name.dropFirst(prefix.count).dropLast(".dist-info".count))
  }

  /// What `Fn::GetAtt` gives of each type: attributes with JSON pointers into the type's schema.
  func attributes() throws -> Node {
    let query = """
      import json, sys
      from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as schemas
      answer = {}
      for folder in sorted(schemas._providers_dir.glob("*.json")):
          region = "us-east-1" if folder.stem == "sam" else folder.stem
          for name in json.load(open(folder)):
              if name not in answer:
                  found = schemas.get_resource_schema(region, name).get_atts
                  answer[name] = {key: found[key] for key in found.data}
      json.dump(answer, sys.stdout)
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", query]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": folder.path]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw FactError("the attributes of types cannot be read") }
    return try tree(Array(output), "attributes")
  }

  private func tree(_ bytes: [UInt8], _ name: String) throws -> Node {
    let tree = Tree(reading: SourceFile(id: FileID(0), path: name, bytes: bytes))
    guard tree.problems.isEmpty else { throw FactError("\(name) is no JSON that can be read") }
    return tree.roots[0]
  }
}

extension Node? {
  /// The entries of the mapping; none where there is nothing.
  var entries: [(key: Node, value: Node)] { map { node in node.entries.map { ($0.key, $0.value) } } ?? [] }

  /// The items of the list; none where there is nothing.
  var items: [Node] { map { Array($0.items) } ?? [] }
}
