/// A reduced, ordered, hash-consed multi-valued decision diagram.
///
/// A node asks for the value of one atom; its children are kept as runs of neighbouring values that lead to the same
/// child, so that "is value 17 of 4,000" costs three runs. Invariants: a node has at least two runs, neighbouring runs
/// differ in their child, the last run ends at the atom's value count, children ask for later atoms only, and no two
/// nodes are alike; hence equal sets have equal ids.
struct DecisionDiagram {
  static let never: Int32 = 0
  static let always: Int32 = 1
  /// The atom of `never` and `always`: after every declared one.
  static let noAtom = Int32.max

  private(set) var valueCounts: [Int32] = []
  /// The likely value of each atom, -1 for none.
  private(set) var preferredValues: [Int32] = []

  /// The atom each node asks for.
  private(set) var atoms: [Int32] = [noAtom, noAtom]
  /// Where each node's runs start in `runs`; one more entry than nodes, so that a node's runs end where the next start.
  private(set) var firstRun: [Int32] = [0, 0, 0]
  /// The runs of all nodes, back to back.
  private(set) var runs: [Run] = []
  private var hashes: [UInt32] = [0, 0]
  /// Open-addressed set of node ids, -1 for a free slot; its size is a power of two.
  private var slots = [Int32](repeating: -1, count: 256)

  /// More nodes than this are not made: no input may take for ever.
  var nodeLimit = 2_000_000
  /// Whether a node was wanted beyond the limit; what was being computed is wrong then.
  var isExhausted = false

  /// The negation of each node, -1 where not asked for yet.
  var negations: [Int32] = [always, never]
  var conjunctions = PairMemo()
  var disjunctions = PairMemo()
  /// Room for a combination under way, kept so that it need not be allocated for each; empty between them.
  var making: [Run] = []
  var frames: [Frame] = []

  /// The last walk that came by each node, so that a walk need not remember in a table of its own where it was.
  private var marks: [UInt32] = []
  private var walk: UInt32 = 0

  /// Starts a walk that came by no node yet.
  mutating func beginMarking() {
    walk += 1
    if marks.count < atoms.count { marks += repeatElement(0, count: atoms.count - marks.count) }
  }

  /// Notes that the walk comes by a node; false when it was there before.
  mutating func mark(_ node: Int32) -> Bool {
    if marks[Int(node)] == walk { return false }
    marks[Int(node)] = walk
    return true
  }

  /// Neighbouring values of an atom that lead to the same child.
  struct Run: Equatable {
    /// One past the last value of the run.
    let end: Int32
    let child: Int32
  }

  var nodeCount: Int { atoms.count }

  mutating func declare(valueCount: Int, preferred: Int?) -> Int32 {
    precondition(valueCount >= 1, "an atom has at least one value")
    precondition(preferred.map { (0..<valueCount).contains($0) } ?? true, "the preferred value is one of the values")
    valueCounts.append(Int32(valueCount))
    preferredValues.append(Int32(preferred ?? -1))
    return Int32(valueCounts.count - 1)
  }

  mutating func node(_ atom: Int32, isOneOf values: some Sequence<Int>) -> Int32 {
    let count = Int(valueCounts[Int(atom)])
    var wanted: [Run] = []
    for value in values.filter({ $0 >= 0 && $0 < count }).sorted() {
      let value = Int32(value)
      let done = wanted.last?.end ?? 0
      if value < done { continue }
      if value > done { Self.append(Run(end: value, child: Self.never), to: &wanted, from: 0) }
      Self.append(Run(end: value + 1, child: Self.always), to: &wanted, from: 0)
    }
    Self.append(Run(end: Int32(count), child: Self.never), to: &wanted, from: 0)
    return intern(atom, wanted, from: 0)
  }

  /// The node of the assignments that give `atom` the value; `never` when the atom has no such value.
  mutating func node(_ atom: Int32, is value: Int) -> Int32 {
    let count = valueCounts[Int(atom)]
    guard value >= 0, value < Int(count) else { return Self.never }
    let start = Int32(value)
    var runs: [Run] = []
    runs.reserveCapacity(3)
    if start > 0 { runs.append(Run(end: start, child: Self.never)) }
    runs.append(Run(end: start + 1, child: Self.always))
    if start + 1 < count { runs.append(Run(end: count, child: Self.never)) }
    return intern(atom, runs, from: 0)
  }

  /// Appends a run to those that start at `start`, merging it with its neighbour; an empty run is dropped.
  static func append(_ run: Run, to runs: inout [Run], from start: Int) {
    guard let last = runs.last, runs.count > start else {
      runs.append(run)
      return
    }
    if last.end == run.end { return }
    if last.child == run.child { runs.removeLast() }
    runs.append(run)
  }

  /// The node of `atom` with the runs of `list` from `start` on, which are merged already.
  mutating func intern(_ atom: Int32, _ list: [Run], from start: Int) -> Int32 {
    if list.count - start == 1 { return list[start].child }
    let hash = Self.hash(atom, list, from: start)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let node = slots[slot]
      if hashes[Int(node)] == hash && matches(node, atom, list, from: start) { return node }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard atoms.count < nodeLimit else {
      isExhausted = true
      return Self.never
    }
    let node = Int32(atoms.count)
    slots[slot] = node
    atoms.append(atom)
    hashes.append(hash)
    negations.append(-1)
    for index in start..<list.count { runs.append(list[index]) }
    firstRun.append(Int32(runs.count))
    if atoms.count * 2 > slots.count { growSlots() }
    return node
  }

  private func matches(_ node: Int32, _ atom: Int32, _ list: [Run], from start: Int) -> Bool {
    guard atoms[Int(node)] == atom else { return false }
    let first = Int(firstRun[Int(node)])
    let count = Int(firstRun[Int(node) + 1]) - first
    guard count == list.count - start else { return false }
    for index in 0..<count where runs[first + index] != list[start + index] { return false }
    return true
  }

  private static func hash(_ atom: Int32, _ list: [Run], from start: Int) -> UInt32 {
    var hash = UInt64(UInt32(bitPattern: atom)) &+ 0x9E37_79B9_7F4A_7C15
    for index in start..<list.count {
      let run = list[index]
      hash ^= UInt64(UInt32(bitPattern: run.end)) << 32 | UInt64(UInt32(bitPattern: run.child))
      hash = hash &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  private mutating func growSlots() {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    for node in slots where node >= 0 {
      var slot = Int(hashes[Int(node)]) & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = node
    }
    slots = larger
  }
}
