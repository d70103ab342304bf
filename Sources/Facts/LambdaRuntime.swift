/// What AWS says of a Lambda runtime and how long it goes on (Lambda developer guide, "Runtimes"). Days are `yyyymmdd`.
public struct LambdaRuntime: Sendable {
  private let index: Int

  /// The number of runtimes.
  public static var count: Int { FactTable.count(of: .runtimes) / FactTable.runtimeWidth }

  /// All runtimes.
  public static var all: [LambdaRuntime] { (0..<count).map { LambdaRuntime(index: $0) } }

  private init(index: Int) { self.index = index }

  /// The runtime of a name such as `python3.13`; nil when there was never one.
  public init?(_ name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  private func word(_ column: Int) -> UInt32 { FactTable.word(index * FactTable.runtimeWidth + column, of: .runtimes) }

  private func day(_ column: Int) -> Int? { word(column) == 0 ? nil : Int(word(column)) }

  /// The runtime's name.
  public var name: String { FactText(word(0)).string }
  /// The day from which it gets no more security updates.
  public var deprecation: Int? { day(1) }
  /// The day from which no functions can be made with it.
  public var creationBlock: Int? { day(2) }
  /// The day from which functions with it cannot be changed.
  public var updateBlock: Int? { day(3) }
  /// The runtime that takes its place.
  public var successor: String? { word(4) == 0 ? nil : FactText(word(4) - 1).string }
}
