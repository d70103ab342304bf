import Foundation

/// Embeds the pages of the rules: `pagepacker RULES STAMP OUTPUT`.
///
/// RULES is the folder of the pages, OUTPUT becomes a Swift file. STAMP is written on every run; see `EmbedPages`.
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: pagepacker RULES STAMP OUTPUT\n".utf8))
  exit(64)
}
try Data().write(to: URL(filePath: arguments[2]), options: .atomic)
var packer = PagePacker(root: arguments[1])
let paths = FileManager.default.enumerator(atPath: arguments[1])?.compactMap { $0 as? String } ?? []
for path in paths.sorted() where path.hasSuffix(".md") && path != "README.md" { try packer.add(path) }
let packed = packer.finish()
guard packed.problems.isEmpty else {
  FileHandle.standardError.write(Data((packed.problems.joined(separator: "\n") + "\n").utf8))
  exit(1)
}
let output = URL(filePath: arguments[3])
let swift = Data(packed.swift.utf8)
if (try? Data(contentsOf: output)) != swift { try swift.write(to: output, options: .atomic) }
