import Foundation
import SourceText
import YAMLTree

/// A report in JSON.
enum ReportText {
  /// The root of a JSON text.
  static func root(of bytes: [UInt8]) -> Node {
    Tree(reading: SourceFile(id: FileID(0), path: "report.json", bytes: bytes)).roots[0]
  }

  /// The text of a file, nothing when it cannot be read.
  static func bytes(of url: URL) -> [UInt8] { (try? Data(contentsOf: url)).map { Array($0) } ?? [] }
}
