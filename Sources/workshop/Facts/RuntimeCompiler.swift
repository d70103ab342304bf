import Facts
import YAMLTree

/// Makes the words of Lambda's runtimes.
struct RuntimeCompiler {
  let pool: FactPool
  let packages: SitePackages

  /// The words of all runtimes.
  func words() throws -> [UInt32] {
    let runtimes = try packages.json("cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json")
    return try runtimes.entries.flatMap { name, dates in
      let days = try ["deprecated", "create-block", "update-block"].map { try day(dates[$0]) }
      let successor = dates["successor"].flatMap { $0.isNull ? nil : pool.texts.number(of: $0.text) + 1 } ?? 0
      return [pool.texts.number(of: name.text)] + days + [successor]
    }
  }

  /// A date `yyyy-mm-dd` as a number; 0 when there is none.
  private func day(_ date: Node?) throws -> UInt32 {
    guard let date, !date.isNull, !date.text.isEmpty else { return 0 }
    let parts = date.text.split(separator: "-")
    guard parts.count == 3, let day = UInt32(parts.joined()) else { throw FactError("\(date.text) is no date") }
    return day
  }
}
