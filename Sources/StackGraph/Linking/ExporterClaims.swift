import CloudFormation

/// The claim of an exporter to be behind some of the names a stack imports.
struct ExporterClaim {
  /// Why names lead to the exporter.
  struct Key: Hashable {
    let exporter: StackID
    /// What stands for the exporter's variable in the names: an index in `ExporterClaims.bindings`.
    let binding: Int
    /// Whether the binding is a stack name: then no other exporter can have it.
    let isStackName: Bool
    /// 2 for the same name, 1 for the same name by default, 0 for a name with variables bound.
    let exactness: Int
  }

  let key: Key
  /// The names covered, ascending.
  private(set) var names: [Int] = []
  private(set) var outputs: [[OutputID]] = []
  private var literalLengths: [Int] = []

  init(_ key: Key) { self.key = key }

  var literalLength: Int { literalLengths.reduce(0, +) }

  /// Adds an export for a name; names come in ascending order.
  mutating func add(_ output: OutputID, for name: Int, literalLength: Int) {
    guard names.last == name else {
      names.append(name)
      outputs.append([output])
      literalLengths.append(literalLength)
      return
    }
    let last = names.count - 1
    if !outputs[last].contains(output) { outputs[last].append(output) }
    literalLengths[last] = max(literalLengths[last], literalLength)
  }
}

/// How good a claim is, the most telling first.
struct ClaimScore: Comparable {
  let exactness: Int
  let covered: Int
  let literalLength: Int
  let affinity: Int
  let isOtherTemplate: Bool
  let closeness: Int

  static func < (a: ClaimScore, b: ClaimScore) -> Bool {
    if a.exactness != b.exactness { return a.exactness < b.exactness }
    if a.covered != b.covered { return a.covered < b.covered }
    if a.literalLength != b.literalLength { return a.literalLength < b.literalLength }
    if a.affinity != b.affinity { return a.affinity < b.affinity }
    if a.isOtherTemplate != b.isOtherTemplate { return b.isOtherTemplate }
    return a.closeness < b.closeness
  }
}

/// The claims to the names one stack imports, and their settlement: each name goes to the exporter of the best claim,
/// and what stands for a stack name stands for one stack only.
struct ExporterClaims {
  /// Exporters that were found to be behind a stack name.
  struct Winner {
    /// The exporters; several when nothing tells them apart.
    let exporters: [StackID]
    /// The number of names they have.
    let covered: Int
    /// How well the exporter's file fits the binding.
    let affinity: Int
  }

  /// The export or exports a name was settled on.
  struct Settlement {
    var outputs: [OutputID]
    /// What stands for the exporter's stack name; nil when it is no part of the export's name.
    let stackName: Int?
    let isOtherTemplate: Bool
  }

  private(set) var bindings: [[NameSymbol]] = []
  private var numberOfBinding: [[NameSymbol]: Int] = [:]
  private(set) var claims: [ExporterClaim] = []
  private var claimOfKey: [ExporterClaim.Key: Int] = [:]
  private(set) var settlements: [Int: Settlement] = [:]
  /// The winners by the number of their binding.
  private(set) var winners: [Int: Winner] = [:]

  mutating func number(ofBinding symbols: [NameSymbol]) -> Int {
    if let known = numberOfBinding[symbols] { return known }
    numberOfBinding[symbols] = bindings.count
    bindings.append(symbols)
    return bindings.count - 1
  }

  mutating func add(_ output: OutputID, for name: Int, _ key: ExporterClaim.Key, literalLength: Int) {
    let claim = claimOfKey[key] ?? claims.count
    if claim == claims.count {
      claimOfKey[key] = claim
      claims.append(ExporterClaim(key))
    }
    claims[claim].add(output, for: name, literalLength: literalLength)
  }

  /// Gives each name to the best claim on it; `scores` are those of `claims`.
  mutating func settle(by scores: [ClaimScore]) {
    let scored = zip(claims, scores).map { (claim: $0, score: $1) }.sorted { a, b in
      if a.score != b.score { return a.score > b.score }
      let (a, b) = (a.claim.key, b.claim.key)
      return (a.binding, a.isStackName ? 0 : 1, a.exporter) < (b.binding, b.isStackName ? 0 : 1, b.exporter)
    }
    var start = 0
    while start < scored.count {
      let first = scored[start]
      var end = start + 1
      while end < scored.count, scored[end].score == first.score,
        scored[end].claim.key.binding == first.claim.key.binding,
        scored[end].claim.key.isStackName == first.claim.key.isStackName
      { end += 1 }
      settle(scored[start..<end].map(\.claim), first.score)
      start = end
    }
  }

  /// Settles claims of one binding that are equally good.
  private mutating func settle(_ equals: [ExporterClaim], _ score: ClaimScore) {
    let key = equals[0].key
    var equals = equals
    if key.isStackName {
      guard winners[key.binding] == nil, equals[0].names.contains(where: { settlements[$0] == nil }) else { return }
      let names = equals[0].names
      equals.removeAll { $0.names != names }
      winners[key.binding] = Winner(
        exporters: equals.map(\.key.exporter), covered: names.count, affinity: score.affinity)
    }
    var fresh: [Int: Settlement] = [:]
    for claim in equals {
      for (name, outputs) in zip(claim.names, claim.outputs) where settlements[name] == nil {
        fresh[
          name,
          default: Settlement(
            outputs: [], stackName: key.isStackName ? key.binding : nil, isOtherTemplate: score.isOtherTemplate)
        ].outputs += outputs
      }
    }
    settlements.merge(fresh) { old, _ in old }
  }
}
