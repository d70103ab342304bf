import CloudFormation

/// What export names of several stacks have in common: their text, with the variables numbered instead of named.
struct ExportShape {
  /// A place of the shape.
  enum Place: Hashable {
    case symbol(NameSymbol)
    case variable(Int)
  }

  /// What a variable of the shape may stand for.
  enum VariableKind: Hashable {
    /// The exporter's stack name: text that may be a stack name, and variables.
    case stackName
    /// The name of a nested exporter: one variable of the importer and nothing else.
    case nestedStackName
    /// Anything.
    case other
  }

  /// An export whose name has the shape.
  struct Entry {
    let output: OutputID
    /// What the variables of the shape are in this export.
    let variables: [NamePattern.Token]
  }

  let places: [Place]
  let kinds: [VariableKind]
  /// The number of bytes of text.
  let literalLength: Int
  private let hasLetter: Bool
  private(set) var entries: [Entry] = []

  /// Of more exports of one shape than these, the others are no candidates.
  private static let entryLimit = 256
  private static let variableLimit = 6

  init(_ symbols: [NameSymbol], _ table: NameSymbolTable) {
    var numbers: [NameSymbol: Int] = [:]
    var kinds: [VariableKind] = []
    places = symbols.map { symbol in
      guard table.isVariable(symbol) else { return .symbol(symbol) }
      if let number = numbers[symbol] { return .variable(number) }
      numbers[symbol] = kinds.count
      switch table.token(of: symbol) {
      case .stackName: kinds.append(.stackName)
      case .nestedStackName: kinds.append(.nestedStackName)
      default: kinds.append(.other)
      }
      return .variable(kinds.count - 1)
    }
    self.kinds = kinds
    literalLength = symbols.count { $0.byte != nil }
    hasLetter = symbols.contains { $0.byte?.isLetter == true }
  }

  /// Whether the shape tells enough to match it with names that are not the same.
  var isTelling: Bool {
    !kinds.isEmpty && kinds.count <= Self.variableLimit && literalLength >= 3 && hasLetter || isBareStackName
  }

  /// Whether the shape is a stack name alone.
  var isBareStackName: Bool { places == [.variable(0)] && kinds != [.other] }

  /// The number of the variable whose binding tells which stack exports; nil when none does.
  var stackNameVariable: Int? { kinds.firstIndex { $0 != .other } }

  mutating func add(_ entry: Entry) {
    if entries.count < Self.entryLimit { entries.append(entry) }
  }

  /// The longest stretch of the shape without variables.
  var longestLiteral: Range<Int> {
    var best = 0..<0
    var start = 0
    for index in 0...places.count {
      if index < places.count, case .symbol = places[index] { continue }
      if index - start >= best.count { best = start..<index }
      start = index + 1
    }
    return best
  }

  /// The symbols of a stretch without variables.
  func symbols(_ range: Range<Int>) -> [NameSymbol] {
    places[range].compactMap { if case .symbol(let symbol) = $0 { symbol } else { nil } }
  }
}

/// Finds what the variables of an export's shape stand for when it is to be the name an import asks for.
struct ExportShapeMatch {
  /// For each variable of the shape, the places of the import's name it stands for.
  typealias Binding = [Range<Int>]

  private let shape: ExportShape
  private let name: [NameSymbol]
  private let table: NameSymbolTable
  private var bound: [Range<Int>?]
  private var bindings: [Binding] = []
  private var budget = 2_000

  /// Of more ways to read a name than these, the first ones count: those with short beginnings.
  private static let bindingLimit = 4

  /// All bindings under which the shape is the name, up to a fixed number.
  static func bindings(of shape: ExportShape, in name: [NameSymbol], _ table: NameSymbolTable) -> [Binding] {
    if shape.isBareStackName && !(name.count == 1 && table.isVariable(name[0])) { return [] }
    var match = ExportShapeMatch(
      shape: shape, name: name, table: table, bound: Array(repeating: nil, count: shape.kinds.count))
    match.search(0, 0)
    return match.bindings
  }

  private init(shape: ExportShape, name: [NameSymbol], table: NameSymbolTable, bound: [Range<Int>?]) {
    self.shape = shape
    self.name = name
    self.table = table
    self.bound = bound
  }

  private mutating func search(_ place: Int, _ position: Int) {
    var place = place
    var position = position
    while place < shape.places.count, case .symbol(let symbol) = shape.places[place] {
      guard position < name.count, name[position] == symbol else { return }
      place += 1
      position += 1
    }
    guard place < shape.places.count, case .variable(let variable) = shape.places[place] else {
      if position == name.count { bindings.append(bound.compactMap(\.self)) }
      return
    }
    if let range = bound[variable] {
      guard name[position...].starts(with: name[range]) else { return }
      return search(place + 1, position + range.count)
    }
    let rest = shape.places.count - place - 1
    let isLast = !shape.places[(place + 1)...].contains { if case .variable = $0 { true } else { false } }
    var end = isLast ? name.count - rest : position + 1
    while end > position, end <= name.count - rest, bindings.count < Self.bindingLimit, budget > 0 {
      budget -= 1
      if isAllowed(position..<end, for: shape.kinds[variable]) {
        bound[variable] = position..<end
        search(place + 1, end)
      }
      end += 1
    }
    bound[variable] = nil
  }

  private func isAllowed(_ range: Range<Int>, for kind: ExportShape.VariableKind) -> Bool {
    switch kind {
    case .other: return true
    case .nestedStackName: return range.count == 1 && table.isVariable(name[range.lowerBound])
    case .stackName:
      if let first = name[range.lowerBound].byte, !first.isLetter { return false }
      return name[range].allSatisfy { $0.byte.map { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") } ?? true }
    }
  }
}
