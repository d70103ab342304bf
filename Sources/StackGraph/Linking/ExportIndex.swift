import CloudFormation

/// The exports of a workspace, to be found by the names imports ask for.
struct ExportIndex {
  /// An export that an import may mean.
  struct Match {
    let shape: Int
    let binding: ExportShapeMatch.Binding
  }

  /// An export whose name is the same as an import's.
  struct Equal {
    let output: OutputID
    /// Whether the names are the same only when parameters have their defaults.
    var isByDefault = false
    /// The name of the exporting stack, when it is known and a part of the export's.
    var stackName: KnownStackName?
  }

  /// The known name of a stack.
  struct KnownStackName {
    let stack: StackID
    let symbols: [NameSymbol]
  }

  private(set) var shapes: [ExportShape] = []
  private var shapeNumbers: [[ExportShape.Place]: [Int]] = [:]
  private var equal: [[NameSymbol]: [Equal]] = [:]
  private var bareShapes: [Int] = []
  private var suffixes = SymbolTrie()
  private var prefixes = SymbolTrie()
  private var infixes = SymbolTrie()

  /// Adds an export with its name as it is when something else is known of it than what it is written as.
  mutating func add(_ equal: Equal, named symbols: [NameSymbol]) {
    self.equal[symbols, default: []].append(equal)
  }

  /// Adds an export with one of the spellings of its name.
  mutating func add(_ output: OutputID, _ symbols: [NameSymbol], _ table: NameSymbolTable) {
    add(Equal(output: output), named: symbols)
    let shape = ExportShape(symbols, table)
    guard shape.isTelling else { return }
    var variables: [NamePattern.Token] = []
    for (place, symbol) in zip(shape.places, symbols) {
      if case .variable(variables.count) = place, let token = table.token(of: symbol) { variables.append(token) }
    }
    shapes[number(of: shape)].add(ExportShape.Entry(output: output, variables: variables))
  }

  private mutating func number(of shape: ExportShape) -> Int {
    if let known = shapeNumbers[shape.places]?.first(where: { shapes[$0].kinds == shape.kinds }) { return known }
    let number = shapes.count
    shapes.append(shape)
    shapeNumbers[shape.places, default: []].append(number)
    let literal = shape.longestLiteral
    if literal.isEmpty {
      bareShapes.append(number)
    } else if literal.upperBound == shape.places.count {
      suffixes.insert(shape.symbols(literal).reversed(), number)
    } else if literal.lowerBound == 0 {
      prefixes.insert(shape.symbols(literal), number)
    } else {
      infixes.insert(shape.symbols(literal), number)
    }
    return number
  }

  /// The exports whose name is the same.
  func exports(named name: [NameSymbol]) -> [Equal] { equal[name] ?? [] }

  /// The shapes of exports a name may have, with what their variables stand for then.
  func matches(_ name: [NameSymbol], _ table: NameSymbolTable) -> [Match] {
    var candidates = bareShapes
    suffixes.collect(along: name.reversed(), into: &candidates)
    prefixes.collect(along: name, into: &candidates)
    if !infixes.isEmpty {
      for start in name.indices.dropFirst() { infixes.collect(along: name[start...], into: &candidates) }
    }
    var matches: [Match] = []
    for number in Set(candidates).sorted() {
      for binding in ExportShapeMatch.bindings(of: shapes[number], in: name, table) {
        matches.append(Match(shape: number, binding: binding))
      }
    }
    return matches
  }
}

/// Numbers found by the beginnings of a sequence of symbols.
struct SymbolTrie {
  private var next: [Step: Int] = [:]
  private var values: [[Int]] = [[]]

  private struct Step: Hashable {
    let node: Int
    let symbol: NameSymbol
  }

  /// Whether nothing can be found.
  var isEmpty: Bool { next.isEmpty }

  /// Adds a number under a sequence.
  mutating func insert(_ symbols: some Sequence<NameSymbol>, _ value: Int) {
    var node = 0
    for symbol in symbols {
      if let found = next[Step(node: node, symbol: symbol)] {
        node = found
      } else {
        next[Step(node: node, symbol: symbol)] = values.count
        node = values.count
        values.append([])
      }
    }
    values[node].append(value)
  }

  /// Collects the numbers under all beginnings of a sequence but the empty one.
  func collect(along symbols: some Sequence<NameSymbol>, into found: inout [Int]) {
    var node = 0
    for symbol in symbols {
      guard let step = next[Step(node: node, symbol: symbol)] else { return }
      node = step
      found += values[node]
    }
  }
}
