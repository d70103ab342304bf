import CloudFormation

/// A name a stack imports, once or more often.
struct ImportedName {
  /// The first pattern as the template says it.
  let written: NamePattern
  /// The patterns with what is known in place of variables.
  let patterns: [NamePattern]
  /// The patterns, and once more those in which the region or account are known, as they are where that is not so.
  let spellings: [NamePattern]
  /// The first pattern as symbols, when the name was not settled and its stack is not said to lie outside.
  var symbols: [NameSymbol] = []
  /// What the template says, as symbols, in the same cases.
  var writtenSymbols: [NameSymbol] = []
  var sites: [Int] = []
  /// Whether exports were found.
  var isSettled = false

  init(_ written: [NamePattern], in stack: StackID, _ known: KnownNames) {
    self.written = written.first ?? NamePattern()
    guard !known.isEmpty else {
      patterns = written
      spellings = written
      return
    }
    patterns = written.map { known.resolved($0, in: stack) }
    // A name that is one parameter may be the whole name of a stack.
    let others = written.map { pattern in
      pattern.tokens.count == 1 ? pattern : known.resolved(pattern, in: stack, keepingPseudos: true)
    }
    spellings = patterns + others.filter { [patterns] in !patterns.contains($0) }
  }

  /// What the template says where the name has `part`, which may be known only from outside the template; nil when
  /// that is no part of its own.
  func written(_ part: NamePattern, in stack: StackID, _ known: KnownNames) -> NamePattern? {
    guard let text = part.text, !known.isEmpty else { return part }
    for token in written.tokens {
      if case .text(let literal) = token, literal.hasPrefix(text) || literal.hasSuffix(text) { return part }
      if known.text(of: token, in: stack) == text { return NamePattern([token]) }
    }
    return nil
  }
}
