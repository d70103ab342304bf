/// Turns a syntax tree into programs. As deep as groups nest.
struct ProgramCompiler {
  typealias NodeIndex = SyntaxTree.NodeIndex
  typealias Operation = Program.Instruction.Operation

  /// How many scalars make it worth to compile anew, for a text so long, what counts up to more.
  private static let longText = 48

  private(set) var tree: SyntaxTree
  private var program = Program()
  private var isBackward = false
  private var size = 0
  /// How many instructions and words of memory all programs of a pattern have at most. It grows with the pattern, so
  /// that many short patterns take no longer than a long one.
  private let sizeLimit: Int
  private let countsAll: Bool
  /// How many scalars a text may have for the programs to be right about it.
  private(set) var textLimit = Int.max

  /// Prepares to compile `tree`; unless it counts all, it leaves out greatest counts that only long texts can reach.
  init(_ tree: SyntaxTree, sourceLength: Int, countsAll: Bool) {
    self.tree = tree
    sizeLimit = min(4000 + 16 * sourceLength, 20_000)
    self.countsAll = countsAll
  }

  /// The program of one pattern or of the body of a look-around.
  mutating func compile(_ root: NodeIndex, isBackward: Bool) throws(PatternError) -> Program {
    program = Program()
    self.isBackward = isBackward
    program.isAnchored = !isBackward && isAnchored(root)
    try emit(root)
    try emit(.match)
    return program
  }

  private mutating func emit(_ node: NodeIndex) throws(PatternError) {
    switch tree[node] {
    case .empty: return
    case .scalar(let scalar): try emit(.scalar, scalar)
    case .set(let set): try emit(.set, UInt32(set))
    case .assertion(let assertion): try emit(.assertion, UInt32(assertion.rawValue))
    case .look(let look, let isNegative): try emit(.look, UInt32(look), isNegative ? 1 : 0)
    case .sequence(let first):
      if isBackward {
        for part in chain(first).reversed() { try emit(part) }
      } else {
        var part: NodeIndex? = first
        while let current = part {
          try emit(current)
          part = tree.next(current)
        }
      }
    case .alternation(let first): try emitAlternation(first)
    case .repetition(let body, let atLeast, let atMost): try emitRepetition(body, atLeast, atMost)
    }
  }

  private func chain(_ first: NodeIndex) -> [NodeIndex] {
    var nodes = [first]
    while let next = tree.next(nodes[nodes.count - 1]) { nodes.append(next) }
    return nodes
  }

  private mutating func emitAlternation(_ first: NodeIndex) throws(PatternError) {
    var jumps: [Int] = []
    var branch = first
    while let next = tree.next(branch) {
      let split = count
      try emit(.split, UInt32(split + 1))
      try emit(branch)
      jumps.append(count)
      try emit(.jump)
      program.instructions[split].b = UInt32(count)
      branch = next
    }
    try emit(branch)
    for jump in jumps { program.instructions[jump].a = UInt32(count) }
  }

  private mutating func emitRepetition(
    _ body: NodeIndex, _ atLeast: UInt32, _ atMost: UInt32?
  ) throws(PatternError) {
    if tree.takesNothing(body) {
      if atLeast > 0 { try emit(body) }
    } else if tree.takesOneScalar(body) {
      try emitCounted(body, atLeast, atMost)
    } else {
      try emitCopies(body, atLeast, atMost)
    }
  }

  /// One scalar needs no copies, but an instruction that counts.
  private mutating func emitCounted(
    _ body: NodeIndex, _ atLeast: UInt32, _ atMost: UInt32?
  ) throws(PatternError) {
    let set = setIndex(body)
    if atLeast <= 2 {
      for _ in 0..<atLeast { try emit(body) }
    } else {
      let word = program.wordCount
      try reserveWords(Int(atLeast) / 64 + 1)
      try emit(.exactly, set, atLeast, UInt32(word))
    }
    guard let atMost else { return try emit(.star, set) }
    guard atMost > atLeast else { return }
    let word = program.wordCount
    try reserveWords(1)
    try emit(.upTo, set, atMost - atLeast, UInt32(word))
  }

  private mutating func emitCopies(
    _ body: NodeIndex, _ atLeast: UInt32, _ atMost: UInt32?
  ) throws(PatternError) {
    var atMost = atMost
    if let most = atMost, !countsAll {
      // Repeating the body to no effect helps no match, so each further time takes a scalar at least.
      let reach = Int(most - atLeast) * max(1, tree.leastLength(body))
      if reach >= Self.longText {
        textLimit = min(textLimit, reach)
        atMost = nil
      }
    }
    var start = count
    for _ in 0..<atLeast {
      start = count
      try emit(body)
      if count == start { return }
    }
    guard let atMost else {
      if atLeast > 0 { return try emit(.split, UInt32(start), UInt32(count + 1)) }
      try emit(.split, UInt32(start + 1))
      try emit(body)
      try emit(.jump, UInt32(start))
      program.instructions[start].b = UInt32(count)
      return
    }
    var splits: [Int] = []
    for _ in atLeast..<atMost {
      splits.append(count)
      try emit(.split, UInt32(count + 1))
      try emit(body)
    }
    for split in splits { program.instructions[split].b = UInt32(count) }
  }

  private mutating func setIndex(_ node: NodeIndex) -> UInt32 {
    switch tree[node] {
    case .set(let set): return UInt32(set)
    case .scalar(let scalar):
      var builder = ScalarSetBuilder()
      builder.add(scalar, through: scalar)
      return UInt32(tree.index(of: builder.build()))
    default: preconditionFailure("a node that takes one scalar")
    }
  }

  private var count: Int { program.instructions.count }

  private mutating func emit(
    _ operation: Operation, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0
  ) throws(PatternError) {
    try grow(by: 1)
    program.instructions.append(Program.Instruction(operation: operation, a: a, b: b, c: c))
  }

  private mutating func reserveWords(_ words: Int) throws(PatternError) {
    try grow(by: words)
    program.wordCount += words
  }

  private mutating func grow(by amount: Int) throws(PatternError) {
    size += amount
    if size > sizeLimit { throw PatternError(.unsupported, "the pattern is too large", at: 0) }
  }

  private func isAnchored(_ node: NodeIndex) -> Bool {
    switch tree[node] {
    case .assertion(.textStart): return true
    case .sequence(let first):
      var part: NodeIndex? = first
      while let current = part {
        if isAnchored(current) { return true }
        guard tree.takesNothing(current) else { return false }
        part = tree.next(current)
      }
      return false
    case .alternation(let first): return chain(first).allSatisfy(isAnchored)
    case .repetition(let body, let atLeast, _): return atLeast > 0 && isAnchored(body)
    case .empty, .scalar, .set, .look, .assertion: return false
    }
  }
}
