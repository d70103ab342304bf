extension DecisionDiagram {
  /// The runs of a node; none for `never` and `always`.
  func runs(of node: Int32) -> ArraySlice<Run> {
    runs[Int(firstRun[Int(node)])..<Int(firstRun[Int(node) + 1])]
  }

  /// The child a value of the node's atom leads to.
  func child(of node: Int32, at value: Int32) -> Int32 {
    let all = runs(of: node)
    var (low, high) = (all.startIndex, all.endIndex - 1)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].end > value { high = middle } else { low = middle + 1 }
    }
    return all[low].child
  }

  /// The nodes below and including `node`, descending by id (parents before children), without `never` and `always`.
  mutating func reachableNodes(from node: Int32) -> [Int32] {
    beginMarking()
    var found: [Int32] = []
    var waiting = [node]
    while let next = waiting.popLast() {
      guard next > Self.always, mark(next) else { continue }
      found.append(next)
      for run in runs(of: next) where run.child > Self.always { waiting.append(run.child) }
    }
    return found.sorted(by: >)
  }

  mutating func support(of node: Int32) -> [Int32] {
    if node <= Self.always { return [] }
    // Most of what is asked for depends on one atom.
    if runs(of: node).allSatisfy({ $0.child <= Self.always }) { return [atoms[Int(node)]] }
    var support: [Int32] = []
    for atom in reachableNodes(from: node).map({ atoms[Int($0)] }).sorted() where support.last != atom {
      support.append(atom)
    }
    return support
  }

  /// The values of an atom that lead elsewhere than its last one from some node below `node`.
  mutating func values(of atom: Int32, toldApartIn node: Int32) -> [Int32] {
    var found: Set<Int32> = []
    for next in reachableNodes(from: node) where atoms[Int(next)] == atom {
      let runs = runs(of: next)
      var start: Int32 = 0
      for run in runs {
        if run.child != runs.last?.child { found.formUnion(start..<run.end) }
        start = run.end
      }
    }
    return found.sorted()
  }

  /// Follows the values of atoms to the end; nil where atoms without value decide.
  mutating func holds(_ node: Int32, given value: (Int32) -> Int32?) -> Bool? {
    beginMarking()
    var (reachesNever, reachesAlways) = (false, false)
    var waiting = [node]
    while let next = waiting.popLast() {
      if next == Self.never { reachesNever = true }
      if next == Self.always { reachesAlways = true }
      if reachesNever && reachesAlways { return nil }
      guard next > Self.always, mark(next) else { continue }
      if let given = value(atoms[Int(next)]) {
        waiting.append(child(of: next, at: given))
      } else {
        for run in runs(of: next) { waiting.append(run.child) }
      }
    }
    return reachesAlways
  }

  mutating func holdsByDefault(_ node: Int32) -> Bool? {
    let preferred = preferredValues
    return holds(node) { atom in preferred[Int(atom)] < 0 ? nil : preferred[Int(atom)] }
  }

  /// Preferred values that lead to `always` whatever the other atoms are, where all of them together do; none can be
  /// left out. The earlier atoms are kept where others would do as well. Nil, too, where very many atoms decide.
  mutating func witnessByDefault(of node: Int32) -> [(atom: Int32, value: Int32)]? {
    guard node > Self.always, holdsByDefault(node) == true else { return nil }
    let preferred = preferredValues
    var kept = support(of: node).filter { preferred[Int($0)] >= 0 }
    guard kept.count <= Self.reducedAtoms else { return nil }
    for position in kept.indices.reversed() {
      let atom = kept.remove(at: position)
      let isEnough = holds(node) { [kept] in kept.contains($0) ? preferred[Int($0)] : nil } == true
      if !isEnough { kept.insert(atom, at: position) }
    }
    return kept.map { ($0, preferred[Int($0)]) }
  }

  /// Of more atoms than these it is not asked which can be left out: that takes a look at the node for each.
  private static let reducedAtoms = 64

  func witness(of node: Int32) -> [(atom: Int32, value: Int32)]? {
    if node == Self.never { return nil }
    var path: [(atom: Int32, value: Int32)] = []
    var node = node
    while node != Self.always {
      let atom = atoms[Int(node)]
      let preferred = preferredValues[Int(atom)]
      if preferred >= 0, case let child = child(of: node, at: preferred), child != Self.never {
        path.append((atom, preferred))
        node = child
        continue
      }
      var value: Int32 = 0
      for run in runs(of: node) {
        if run.child != Self.never {
          path.append((atom, value))
          node = run.child
          break
        }
        value = run.end
      }
    }
    return path
  }
}
