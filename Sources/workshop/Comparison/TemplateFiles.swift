import Foundation

/// The templates under some paths, by their content.
enum TemplateFiles {
  private static let extensions: Set<String> = ["yaml", "yml", "json", "template"]

  /// The paths of all files that look like templates, sorted; hidden folders are left out.
  static func under(_ paths: [String]) throws -> [String] {
    var files: Set<String> = []
    for path in paths {
      let root = URL(filePath: path).standardizedFileURL
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder) else {
        throw ComparisonError("\(path) does not exist")
      }
      guard isFolder.boolValue else {
        files.insert(root.path)
        continue
      }
      let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
      while let file = found?.nextObject() as? URL {
        if extensions.contains(file.pathExtension), isTemplate(file) { files.insert(file.standardizedFileURL.path) }
      }
    }
    return files.sorted()
  }

  private static func isTemplate(_ file: URL) -> Bool {
    let text = String(decoding: ReportText.bytes(of: file), as: UTF8.self)
    return text.contains("Resources") || text.contains("AWSTemplateFormatVersion")
  }
}
