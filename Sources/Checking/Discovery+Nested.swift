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
  /// Whether the file was named itself or is nested in such a file, and may nest local templates: few do, and to know it
  /// they are read once more.
  fileprivate var isNesting: Bool {
    guard wasNamedExplicitly || isNested else { return false }
    return holds("TemplateURL", where: isLocalPath(behind:)) && holds("AWS::CloudFormation::Stack")
      || holds("Location", where: isLocalPath(behind:)) && holds("AWS::Serverless::Application")
  }

  /// Whether a text stands in the file, with something wanted behind it.
  private func holds(_ text: StaticString, where isWanted: (ArraySlice<UInt8>) -> Bool = { _ in true }) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var from = 0
      while let start = bytes.firstIndex(of: text, from: from) {
        from = start + text.utf8CodeUnitCount
        if isWanted(self.bytes[from...]) { return true }
      }
      return false
    }
  }

  /// Whether the value of a key may be a path beside the template: no address, and no function.
  private func isLocalPath(behind key: ArraySlice<UInt8>) -> Bool {
    let value = key.drop { #"'": "#.utf8.contains($0) }
    guard let first = value.first, !"!{\n\r".utf8.contains(first) else { return false }
    return !value.starts(with: "http".utf8) && !value.starts(with: "s3:".utf8)
  }
}
