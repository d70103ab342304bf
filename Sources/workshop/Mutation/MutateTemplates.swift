import ArgumentParser
import Foundation
import SourceText

/// Makes templates with one defect each of templates without.
struct MutateTemplates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make templates with one defect each out of templates without.",
    discussion: """
      The kinds of defects take turns; the template and the place are chosen by the seed, so the same templates and \
      seed give the same mutants. Their names are NUMBER-KIND--TEMPLATE.
      """)

  @Option(help: "What decides the choices.")
  var seed: UInt64

  @Option(help: "How many mutants to make.")
  var count: Int

  @Option(help: "Leave out templates of more bytes.")
  var largest = 24_000

  @Argument(help: "The folder to write to.")
  var folder: String

  @Argument(help: "Templates, or folders of them.")
  var paths: [String]

  func run() throws {
    let templates = try TemplateFiles.under(paths).enumerated().compactMap { number, path -> MutationSites? in
      let bytes = ReportText.bytes(of: URL(filePath: path))
      return bytes.count > largest ? nil : MutationSites(SourceFile(id: FileID(number), path: path, bytes: bytes))
    }
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var generator = SeededGenerator(seed: seed)
    var pools = Mutation.all.map { mutation in
      let pool = templates.enumerated().flatMap { number, template in
        mutation.edits(template).map { (template: number, edit: $0) }
      }
      return (kind: mutation.kind, edits: pool.shuffled(using: &generator)[...])
    }
    var made = 0
    while made < count, pools.contains(where: { !$0.edits.isEmpty }) {
      for index in pools.indices where made < count {
        guard let (template, edit) = pools[index].edits.popFirst() else { continue }
        let file = templates[template].file
        let source = URL(filePath: file.path)
        let number = String(made + 10_000).dropFirst()
        let name = "\(number)-\(pools[index].kind)--\(source.lastPathComponent)"
        try Data(edit.applied(to: file)).write(to: folder.appending(path: name))
        made += 1
      }
    }
    print("wrote \(made) mutants of \(templates.count) templates, \(pools.count) kinds")
  }
}
