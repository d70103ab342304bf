import CloudFormation
import SourceText
import StackGraph
import YAMLTree

extension Discovery {
  /// Reads what was found, and the local templates that files named themselves nest: a stack is checked with those in it.
  func examineWithNested(_ found: FoundFiles, _ names: DisplayPaths) -> DiscoveryResult {
    var found = found
    var result = examine(found)
    var looked: Set<String> = []
    while true {
      let nesting = result.files.filter { $0.isNesting && looked.insert($0.canonicalPath).inserted }
      let known = found.byCanonicalPath.count
      for file in nesting { addNested(in: file, names, &found) }
      if found.byCanonicalPath.count == known { return result }
      result = examine(found)
    }
  }

  private func addNested(in file: DiscoveryResult.File, _ names: DisplayPaths, _ found: inout FoundFiles) {
    let template = Template(Tree(reading: SourceFile(id: FileID(0), path: file.path, bytes: file.bytes)))
    for location in template.localNestedTemplates {
      let path = Configuration.parent(of: file.canonicalPath) + "/" + location
      guard case .success(.file) = source.kind(path), case .success(let canonical) = source.canonicalPath(path),
        found.byCanonicalPath[canonical] == nil
      else { continue }
      found.add(
        FoundFile(
          path: path, shown: names.displayPath(of: path), canonical: canonical, isDirect: true, wasNamed: false,
          isNested: true))
    }
  }
}

extension DiscoveryResult.File {
  /// Whether the file was named itself or is nested in such a file, and may nest local templates: few do.
  fileprivate var isNesting: Bool {
    guard wasNamedExplicitly || isNested else { return false }
    return bytes.withUnsafeBufferPointer { text in
      text.indices.contains { start in
        guard text[start] == UInt8(ascii: "T") || text[start] == UInt8(ascii: "L") else { return false }
        return ["TemplateURL", "Location"].contains { key in
          text[start...].starts(with: key.utf8)
            && isLocalPath(bytes[(start + key.utf8.count)...].drop { #"'": "#.utf8.contains($0) })
        }
      }
    }
  }

  /// Whether a value may be a path beside the template: no address, and no function.
  private func isLocalPath(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first, !"!{\n\r".utf8.contains(first) else { return false }
    return !value.starts(with: "http".utf8) && !value.starts(with: "s3:".utf8)
  }
}
