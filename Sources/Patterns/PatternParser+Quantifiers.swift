extension PatternParser {
  /// Reads the quantifier after `atom`, if there is one.
  mutating func quantified(_ atom: NodeIndex) throws(PatternError) -> NodeIndex {
    guard !isQuoting else { return atom }
    let start = position
    guard let (atLeast, atMost) = try count() else { return atom }
    let isPossessive = take("+")
    if !isPossessive { _ = take("?") }
    if dialect == .schema, isCount(at: position) || isRepeater(peek()) {
      throw invalid("a quantifier follows another one")
    }
    if isPossessive { return try possessive(atom, atLeast, atMost, start) }
    return tree.add(.repetition(atom, atLeast: atLeast, atMost: atMost))
  }

  /// `X*+Y` is `X*(?!X)Y` where X takes one scalar: what was left could not be taken.
  private mutating func possessive(
    _ atom: NodeIndex, _ atLeast: UInt32, _ atMost: UInt32?, _ start: Int
  ) throws(PatternError) -> NodeIndex {
    if tree.takesNothing(atom) { return tree.add(.repetition(atom, atLeast: atLeast, atMost: atMost)) }
    guard tree.takesOneScalar(atom) else { throw unsupported("a group is repeated possessively", at: start) }
    if isLookingBehind { throw unsupported("a look-behind repeats possessively", at: start) }
    if atLeast == atMost { return tree.add(.repetition(atom, atLeast: atLeast, atMost: atMost)) }
    let few = tree.add(.repetition(atom, atLeast: atLeast, atMost: atMost.map { $0 - 1 }))
    tree.chain(few, to: tree.addLook(tree.add(tree[atom]), isBehind: false, isNegative: true))
    let whole = tree.add(.sequence(first: few))
    guard let atMost else { return whole }
    tree.chain(whole, to: tree.add(.repetition(tree.add(tree[atom]), atLeast: atMost, atMost: atMost)))
    return tree.add(.alternation(first: whole))
  }

  private mutating func count() throws(PatternError) -> (atLeast: UInt32, atMost: UInt32?)? {
    switch peek() {
    case UInt8(ascii: "*"):
      position += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      position += 1
      return (1, nil)
    case UInt8(ascii: "?"):
      position += 1
      return (0, 1)
    case UInt8(ascii: "{"):
      if isCount(at: position) { return try bracedCount() }
      if dialect == .java { throw invalid("an opening brace is not followed by a count") }
      return nil
    default: return nil
    }
  }

  private mutating func bracedCount() throws(PatternError) -> (atLeast: UInt32, atMost: UInt32?) {
    let start = position
    position += 1
    let atLeast = try number() ?? 0
    var atMost: UInt32? = atLeast
    if take(",") { atMost = try number() }
    guard take("}") else { throw invalid("a count is not closed") }
    if let atMost, atMost < atLeast { throw invalid("a count ends below its start", at: start) }
    return (atLeast, atMost)
  }

  private mutating func number() throws(PatternError) -> UInt32? {
    let start = position
    var value: UInt32 = 0
    while let digit = peek(), digit.isASCIIDigit {
      guard value < 100_000_000 else { throw unsupported("a count is too large", at: start) }
      value = value * 10 + UInt32(digit - UInt8(ascii: "0"))
      position += 1
    }
    return position == start ? nil : value
  }

  /// Whether the brace at `start` begins a count, not a literal brace.
  func isCount(at start: Int) -> Bool {
    guard start < source.count, source[start] == UInt8(ascii: "{") else { return false }
    var index = start + 1
    func skipDigits() -> Int {
      let first = index
      while index < source.count, source[index].isASCIIDigit { index += 1 }
      return index - first
    }
    let digits = skipDigits()
    if dialect == .java { return digits > 0 }
    if index < source.count, source[index] == UInt8(ascii: ",") {
      index += 1
      _ = skipDigits()
    } else if digits == 0 {
      return false
    }
    return index < source.count && source[index] == UInt8(ascii: "}")
  }

  func isRepeater(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "?")
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt32? {
    if isASCIIDigit { return UInt32(self - UInt8(ascii: "0")) }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}
