/// The texts of the fact table that have numbers of their own, to prepare something for each once.
public enum FactNames {
  /// The number of patterns.
  public static var patternCount: Int { FactTable.count(of: .patterns) }

  /// A pattern by its number.
  public static func pattern(_ number: Int) -> FactText { FactText(FactTable.word(number, of: .patterns)) }

  /// The number of formats.
  public static var formatCount: Int { FactTable.count(of: .formats) }

  /// A format by its number.
  public static func format(_ number: Int) -> FactText { FactText(FactTable.word(number, of: .formats)) }
}
