extension PatternParser {
  /// Reads a group from its opening parenthesis on; nil for a comment and for flags that hold from here on.
  mutating func group() throws(PatternError) -> NodeIndex? {
    let start = position
    position += 1
    guard take("?") else { return try body(start) }
    if take(":") { return try body(start) }
    if take("=") { return try look(start, isBehind: false, isNegative: false) }
    if take("!") { return try look(start, isBehind: false, isNegative: true) }
    if take("<=") { return try look(start, isBehind: true, isNegative: false) }
    if take("<!") { return try look(start, isBehind: true, isNegative: true) }
    if take(">") { return try atomicGroup(start) }
    if take("<") { return try namedGroup(start) }
    if dialect == .schema {
      if take("P<") { return try namedGroup(start) }
      if take("#") { return try comment(start) }
      for opening in ["P", "(", "|", "&", "R", "0", "1", "+"] as [StaticString] where take(opening) {
        throw unsupported("a group refers to other groups", at: start)
      }
    }
    return try flagGroup(start)
  }

  private mutating func body(_ start: Int) throws(PatternError) -> NodeIndex {
    guard depth < Self.depthLimit else { throw unsupported("groups nest too deeply", at: start) }
    depth += 1
    let outerFlags = flags
    let body = try alternation()
    guard take(")") else { throw invalid("a group is not closed", at: start) }
    flags = outerFlags
    depth -= 1
    return body
  }

  private mutating func look(_ start: Int, isBehind: Bool, isNegative: Bool) throws(PatternError) -> NodeIndex {
    let isOutermost = isBehind && !isLookingBehind
    if isOutermost { isLookingBehind = true }
    let body = try body(start)
    if isOutermost { isLookingBehind = false }
    if isBehind, dialect == .java, tree.isUnbounded(body) {
      throw unsupported("a look-behind has no obvious greatest length", at: start)
    }
    return tree.addLook(body, isBehind: isBehind, isNegative: isNegative)
  }

  private mutating func atomicGroup(_ start: Int) throws(PatternError) -> NodeIndex {
    let body = try body(start)
    guard tree.isOfOneWay(body) else { throw unsupported("a group is atomic", at: start) }
    return body
  }

  private mutating func namedGroup(_ start: Int) throws(PatternError) -> NodeIndex {
    let nameStart = position
    while let byte = peek(), byte.isASCIILetter || byte.isASCIIDigit || (byte == 0x5F && dialect == .schema) {
      position += 1
    }
    guard position > nameStart, !source[nameStart].isASCIIDigit, take(">") else {
      throw invalid("the name of a group is not a word", at: start)
    }
    return try body(start)
  }

  private mutating func comment(_ start: Int) throws(PatternError) -> NodeIndex? {
    while position < source.count { if scalar() == 0x29 { return try nothing(start) } }
    throw invalid("a group is not closed", at: start)
  }

  /// A quantifier after flags repeats what stands before them in Python, and is wrong in Java.
  private func nothing(_ start: Int) throws(PatternError) -> NodeIndex? {
    if dialect == .schema, isCount(at: position) || isRepeater(peek()) {
      throw unsupported("a quantifier follows flags", at: start)
    }
    return nil
  }

  /// Reads `i-s)` or `i-s:...)`.
  private mutating func flagGroup(_ start: Int) throws(PatternError) -> NodeIndex? {
    var changed = flags
    var isClearing = false
    while let byte = peek(), byte != UInt8(ascii: ")"), byte != UInt8(ascii: ":") {
      position += 1
      if byte == UInt8(ascii: "-"), !isClearing {
        isClearing = true
        continue
      }
      let flag = try flag(byte)
      if isClearing { changed.subtract(flag) } else { changed.formUnion(flag) }
    }
    if take(":") {
      let outerFlags = flags
      flags = changed
      let body = try body(start)
      flags = outerFlags
      return body
    }
    guard take(")") else { throw invalid("a group is not closed", at: start) }
    flags = changed
    return try nothing(start)
  }

  private func flag(_ byte: UInt8) throws(PatternError) -> Flags {
    switch byte {
    case UInt8(ascii: "i"): return .caseless
    case UInt8(ascii: "s"): return .dotAll
    case UInt8(ascii: "m"): return .multiline
    case UInt8(ascii: "u"): return dialect == .java ? .unicodeCase : []
    case UInt8(ascii: "d") where dialect == .java: return .lineFeedOnly
    case UInt8(ascii: "x"),
      UInt8(ascii: "U") where dialect == .java:
      throw unsupported("a flag changes what every item means", at: position - 1)
    default:
      if dialect == .schema, byte.isASCIILetter { throw unsupported("a flag is not known", at: position - 1) }
      throw invalid("a group begins with an unknown flag", at: position - 1)
    }
  }
}

extension SyntaxTree {
  /// Whether the node may take any number of scalars. As deep as groups nest.
  fileprivate func isUnbounded(_ index: NodeIndex) -> Bool {
    switch self[index] {
    case .empty, .scalar, .set, .assertion, .look: false
    case .sequence(let first), .alternation(let first): contains(from: first) { isUnbounded($0) }
    case .repetition(let body, _, let atMost): atMost == nil || isUnbounded(body)
    }
  }

  /// Whether the node can match in one way only, so that nobody can tell whether it may be tried again.
  fileprivate func isOfOneWay(_ index: NodeIndex) -> Bool {
    switch self[index] {
    case .empty, .scalar, .set, .assertion, .look: true
    case .sequence(let first): !contains(from: first) { !isOfOneWay($0) }
    case .alternation: false
    case .repetition(let body, let atLeast, let atMost): atLeast == atMost && isOfOneWay(body)
    }
  }

  private func contains(from first: NodeIndex, where holds: (NodeIndex) -> Bool) -> Bool {
    var node: NodeIndex? = first
    while let current = node {
      if holds(current) { return true }
      node = next(current)
    }
    return false
  }
}
