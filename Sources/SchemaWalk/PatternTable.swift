import Facts
import Patterns

/// The patterns and formats of the facts, each compiled when it is first needed.
package final class PatternTable {
  private var known: [Int: Pattern?] = [:]
  private var formats: [Int: Format?] = [:]

  /// Makes a table without compiled patterns.
  package init() {}

  /// A pattern by its number; nil when it is beyond the matcher.
  subscript(number: Int) -> Pattern? {
    if let pattern = known[number] { return pattern }
    let pattern = try? Pattern(FactNames.pattern(number).string, dialect: .schema)
    known[number] = .some(pattern)
    return pattern
  }

  /// A format by its number; nil when it is not checked.
  func format(_ number: Int) -> Format? {
    if let format = formats[number] { return format }
    let format = Format(FactNames.format(number).string)
    formats[number] = .some(format)
    return format
  }
}
