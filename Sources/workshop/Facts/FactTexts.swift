/// Numbers the texts of the fact table in the order of their bytes.
///
/// A table is made twice: the first time to learn which texts there are, the second time with their numbers.
final class FactTexts {
  private var seen: Set<[UInt8]> = []
  private var numbers: [[UInt8]: UInt32] = [:]

  /// The texts in the order of their numbers; empty until they are numbered.
  private(set) var ordered: [[UInt8]] = []

  /// The number of a text; 0 while the texts are only collected.
  func number(of text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    if let number = numbers[bytes] { return number }
    seen.insert(bytes)
    return 0
  }

  /// Gives each text seen its number.
  func assignNumbers() {
    ordered = seen.sorted { $0.lexicographicallyPrecedes($1) }
    numbers = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, UInt32($0)) })
  }
}
