extension PatternParser {
  /// Reads a class in brackets.
  mutating func characterClass() throws(PatternError) -> ScalarSet {
    let start = position
    guard depth < Self.depthLimit else { throw unsupported("classes nest too deeply", at: start) }
    depth += 1
    defer { depth -= 1 }
    position += 1
    let isNegated = take("^")
    var operands: [ScalarSet] = []
    var builder = ScalarSetBuilder()
    var hasOperators = false
    var endsInClass = false
    reading: while true {
      guard let byte = peek() else { throw invalid("a class is not closed", at: start) }
      switch byte {
      case UInt8(ascii: "]") where !(builder.isEmpty && operands.isEmpty):
        position += 1
        break reading
      case UInt8(ascii: "[") where dialect == .java:
        hasOperators = true
        endsInClass = true
        builder.add(try characterClass())
      case UInt8(ascii: "[") where peek(1) == UInt8(ascii: ":"):
        if let set = try posixClass() { builder.add(set) } else { try member(into: &builder) }
      case UInt8(ascii: "&") where dialect == .java && peek(1) == byte:
        guard !builder.isEmpty else { throw unsupported("an intersection has an empty side") }
        hasOperators = true
        position += 2
        endsInClass = false
        operands.append(folded(builder.build()))
        builder = ScalarSetBuilder()
        guard peek() != UInt8(ascii: "]"), peek() != byte else {
          throw unsupported("an intersection has an empty side")
        }
      default:
        // Java forgets the class then.
        if endsInClass, !operands.isEmpty { throw unsupported("an item follows a class in an intersection") }
        try member(into: &builder)
      }
    }
    var set = folded(builder.build())
    for operand in operands { set = operand.intersection(set) }
    // Java 8 and 9 disagree on what the negation covers then.
    if isNegated, hasOperators { throw unsupported("a negated class has operators", at: start) }
    return isNegated ? set.complement : set
  }

  private func folded(_ set: ScalarSet) -> ScalarSet {
    flags.contains(.caseless) ? set.foldingCase(beyondASCII: flags.contains(.unicodeCase)) : set
  }

  /// Reads a scalar, a range or an escape.
  private mutating func member(into builder: inout ScalarSetBuilder) throws(PatternError) {
    let start = position
    let first: UInt32
    switch try item() {
    case .set(let set):
      builder.add(set)
      return
    case .scalar(let scalar): first = scalar
    }
    guard peek() == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]"),
      next != UInt8(ascii: "[") || dialect == .schema
    else { return builder.add(first, through: first) }
    if next == UInt8(ascii: "["), peek(2) == UInt8(ascii: ":") {
      throw unsupported("a range of a class ends in a set", at: start)
    }
    position += 1
    switch try item() {
    case .set(let set):
      if dialect == .java { throw invalid("a range of a class ends in a set", at: start) }
      builder.add(first, through: first)
      builder.add(UInt32(UInt8(ascii: "-")), through: UInt32(UInt8(ascii: "-")))
      builder.add(set)
    case .scalar(let last):
      if last < first { throw invalid("a range of a class ends below its start", at: start) }
      builder.add(first, through: last)
    }
  }

  private enum Item {
    case scalar(UInt32)
    case set(ScalarSet)
  }

  private mutating func item() throws(PatternError) -> Item {
    guard peek() == UInt8(ascii: "\\") else { return .scalar(scalar()) }
    let start = position
    position += 1
    guard let letter = peek() else { throw invalid("a class is not closed", at: start) }
    if letter == UInt8(ascii: "v"), dialect == .java, [peek(1), source[start - 1]].contains(UInt8(ascii: "-")) {
      throw unsupported("an escape is not known in a range", at: start)
    }
    if let set = try scalarClass(letter) { return .set(set) }
    switch letter {
    case UInt8(ascii: "Q") where dialect == .java, UInt8(ascii: "N"):
      throw unsupported("an escape is not known in a class", at: start)
    case UInt8(ascii: "R") where dialect == .schema, UInt8(ascii: "1")...UInt8(ascii: "9") where dialect == .schema:
      throw unsupported("an escape is not known in a class", at: start)
    default: return .scalar(try escapedScalar(inClass: true))
    }
  }

  /// Reads `[:name:]`; nil, going nowhere, if it is none.
  private mutating func posixClass() throws(PatternError) -> ScalarSet? {
    let start = position
    position += 2
    let isNegated = take("^")
    let nameStart = position
    while let byte = peek(), byte.isASCIILetter { position += 1 }
    let name = String(decoding: source[nameStart..<position], as: UTF8.self)
    guard take(":]") else {
      position = start
      return nil
    }
    guard let set = ScalarSet(posixClass: name) else { throw unsupported("a class is not known", at: start) }
    return isNegated ? set.complement : set
  }
}
