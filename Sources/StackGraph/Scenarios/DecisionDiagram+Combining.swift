/// How two nodes are combined.
enum Combination {
  case and
  case or

  /// The node that decides the result alone.
  var absorbing: Int32 { self == .and ? DecisionDiagram.never : DecisionDiagram.always }
  /// The node that leaves the other as it is.
  var neutral: Int32 { self == .and ? DecisionDiagram.always : DecisionDiagram.never }
}

// The operations walk with a stack of their own: a space may have thousands of atoms.
extension DecisionDiagram {
  /// A combination under way: everything left of `value` is done.
  struct Frame {
    let a: Int32
    let b: Int32
    let atom: Int32
    /// The next run of each operand that asks for `atom`; -1 for an operand that does not.
    var runA: Int
    var runB: Int
    /// Where the result's runs start among those in the making.
    let start: Int
    /// One past the last value of the child being computed.
    var end: Int32
  }

  mutating func combine(_ combination: Combination, _ a: Int32, _ b: Int32) -> Int32 {
    if let known = known(combination, a, b) { return known }
    // The store is taken out of the diagram while it is written to, and given back for the next combination.
    var (making, frames) = (Self.takeOut(&self.making), Self.takeOut(&self.frames))
    defer { (self.making, self.frames) = (making, frames) }
    frames.append(frame(a, b, start: 0))
    while true {
      let top = frames.count - 1
      switch advance(combination, &frames[top], &making) {
      case _ where isExhausted:
        making.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        return Self.never
      case .node(let node):
        let done = frames.removeLast()
        making.removeLast(making.count - done.start)
        remember(combination, done.a, done.b, node)
        guard let waiting = frames.last else { return node }
        Self.append(Run(end: waiting.end, child: node), to: &making, from: waiting.start)
      case .pair(let a, let b):
        frames.append(frame(a, b, start: making.count))
      }
    }
  }

  /// Whether no assignment is in both nodes; nothing is made to find that out.
  mutating func areDisjoint(_ a: Int32, _ b: Int32) -> Bool {
    if let known = known(.and, a, b) { return known == Self.never }
    var seen: Set<UInt64> = []
    var waiting = [(a, b)]
    while let (a, b) = waiting.popLast() {
      guard seen.insert(PairMemo.key(a, b)).inserted else { continue }
      let atom = min(atoms[Int(a)], atoms[Int(b)])
      let (asksA, asksB) = (atoms[Int(a)] == atom, atoms[Int(b)] == atom)
      var indexA = Int(firstRun[Int(a)])
      var indexB = Int(firstRun[Int(b)])
      var end: Int32 = 0
      while end < valueCounts[Int(atom)] {
        let (childA, childB) = (asksA ? runs[indexA].child : a, asksB ? runs[indexB].child : b)
        if let known = known(.and, childA, childB) {
          if known != Self.never { return false }
        } else {
          waiting.append((childA, childB))
        }
        let (endA, endB) = (asksA ? runs[indexA].end : Int32.max, asksB ? runs[indexB].end : Int32.max)
        end = min(endA, endB)
        if endA == end { indexA += 1 }
        if endB == end { indexB += 1 }
      }
    }
    remember(.and, a, b, Self.never)
    return true
  }

  /// Combines many by halves, so that long lists over one atom stay cheap.
  mutating func combine(_ combination: Combination, _ many: [Int32]) -> Int32 {
    var round = many
    while round.count > 1 {
      var next: [Int32] = []
      next.reserveCapacity((round.count + 1) / 2)
      for index in stride(from: 0, to: round.count, by: 2) {
        if index + 1 == round.count {
          next.append(round[index])
          continue
        }
        let node = combine(combination, round[index], round[index + 1])
        if node == combination.absorbing { return node }
        next.append(node)
      }
      round = next
    }
    return round.first ?? combination.neutral
  }

  private static func takeOut<Element>(_ list: inout [Element]) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &list)
    return taken
  }

  private enum Step {
    /// The frame is complete.
    case node(Int32)
    /// The frame waits for the combination of these two.
    case pair(Int32, Int32)
  }

  /// Goes through the values of the frame until it is complete or needs a combination not known yet.
  private mutating func advance(_ combination: Combination, _ frame: inout Frame, _ making: inout [Run]) -> Step {
    let count = valueCounts[Int(frame.atom)]
    while frame.end < count {
      var (childA, childB, end) = (frame.a, frame.b, count)
      if frame.runA >= 0 {
        childA = runs[frame.runA].child
        end = runs[frame.runA].end
      }
      if frame.runB >= 0 {
        childB = runs[frame.runB].child
        end = min(end, runs[frame.runB].end)
      }
      frame.end = end
      if frame.runA >= 0 && runs[frame.runA].end == end { frame.runA += 1 }
      if frame.runB >= 0 && runs[frame.runB].end == end { frame.runB += 1 }
      guard let known = known(combination, childA, childB) else { return .pair(childA, childB) }
      Self.append(Run(end: end, child: known), to: &making, from: frame.start)
    }
    return .node(intern(frame.atom, making, from: frame.start))
  }

  private func frame(_ a: Int32, _ b: Int32, start: Int) -> Frame {
    let atom = min(atoms[Int(a)], atoms[Int(b)])
    return Frame(
      a: a, b: b, atom: atom,
      runA: atoms[Int(a)] == atom ? Int(firstRun[Int(a)]) : -1,
      runB: atoms[Int(b)] == atom ? Int(firstRun[Int(b)]) : -1,
      start: start, end: 0)
  }

  private func known(_ combination: Combination, _ a: Int32, _ b: Int32) -> Int32? {
    if a == b || b == combination.neutral { return a }
    if a == combination.neutral { return b }
    if a == combination.absorbing || b == combination.absorbing { return combination.absorbing }
    if negations[Int(a)] == b { return combination.absorbing }
    return combination == .and ? conjunctions[a, b] : disjunctions[a, b]
  }

  private mutating func remember(_ combination: Combination, _ a: Int32, _ b: Int32, _ result: Int32) {
    switch combination {
    case .and: conjunctions.insert(a, b, result)
    case .or: disjunctions.insert(a, b, result)
    }
  }

  /// See ``ScenarioSpace/restrict(_:of:to:)``: every assignment outside the constraint is taken for one inside it, the
  /// same whatever the literal is.
  mutating func restrict(_ literal: Int32, of atom: Int32, to constraint: Int32) -> Int32 {
    if constraint == Self.always { return literal }
    var restricted: [Int32: Int32] = [:]
    func result(_ node: Int32, _ otherwise: Int32) -> Int32 {
      node == Self.always || atoms[Int(node)] > atom ? otherwise : restricted[node] ?? otherwise
    }
    var making: [Run] = []
    // Children before parents: a node's children always have smaller ids.
    for node in reachableNodes(from: constraint).reversed() where atoms[Int(node)] <= atom {
      let isOwn = atoms[Int(node)] == atom
      let substitute = substitute(in: node)
      making.removeAll(keepingCapacity: true)
      var start: Int32 = 0
      for run in runs(of: node) {
        let isPossible = run.child != Self.never
        if isOwn, literal > Self.always {
          if isPossible {
            // The same runs as the literal has there.
            for part in Array(self.runs(of: literal)) where part.end > start {
              Self.append(Run(end: min(part.end, run.end), child: part.child), to: &making, from: 0)
              if part.end >= run.end { break }
            }
          } else {
            Self.append(Run(end: run.end, child: child(of: literal, at: substitute)), to: &making, from: 0)
          }
        } else {
          let child = isPossible ? run.child : self.child(of: node, at: substitute)
          Self.append(Run(end: run.end, child: result(child, literal)), to: &making, from: 0)
        }
        start = run.end
      }
      restricted[node] = intern(atoms[Int(node)], making, from: 0)
    }
    return restricted[constraint] ?? literal
  }

  /// The value taken instead of those that are impossible at a node: the likely one, else the lowest possible.
  private func substitute(in node: Int32) -> Int32 {
    let preferred = preferredValues[Int(atoms[Int(node)])]
    if preferred >= 0, child(of: node, at: preferred) != Self.never { return preferred }
    var start: Int32 = 0
    for run in runs(of: node) {
      if run.child != Self.never { return start }
      start = run.end
    }
    return start
  }

  mutating func negate(_ node: Int32) -> Int32 {
    if negations[Int(node)] >= 0 { return negations[Int(node)] }
    var negated = Self.takeOut(&making)
    defer { making = negated }
    var waiting = [node]
    while let next = waiting.last {
      // Children before parents.
      let count = waiting.count
      for run in runs(of: next) where negations[Int(run.child)] < 0 { waiting.append(run.child) }
      if waiting.count > count { continue }
      waiting.removeLast()
      if negations[Int(next)] >= 0 { continue }
      for run in runs(of: next) { negated.append(Run(end: run.end, child: negations[Int(run.child)])) }
      let result = intern(atoms[Int(next)], negated, from: 0)
      negated.removeAll(keepingCapacity: true)
      if isExhausted { return Self.never }
      negations[Int(next)] = result
      negations[Int(result)] = next
    }
    return negations[Int(node)]
  }
}
