/// Reads a pattern into a syntax tree. Groups nest 100 deep at most, so its recursion is bounded.
struct PatternParser {
  typealias NodeIndex = SyntaxTree.NodeIndex

  /// The flags `(?i)` and its like set.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let caseless = Flags(rawValue: 1 << 0)
    static let dotAll = Flags(rawValue: 1 << 1)
    static let multiline = Flags(rawValue: 1 << 2)
    /// Java's `d`: only a line feed ends a line.
    static let lineFeedOnly = Flags(rawValue: 1 << 3)
    /// Case counts for no letter beyond ASCII either.
    static let unicodeCase = Flags(rawValue: 1 << 4)
  }

  static let depthLimit = 100

  let source: [UInt8]
  let dialect: Pattern.Dialect
  var position = 0
  var flags: Flags
  var tree: SyntaxTree
  /// How many groups or classes are open.
  var depth = 0
  /// Whether a look-behind is open, whose body Python matches backwards.
  var isLookingBehind = false
  /// Whether Java's `\Q` was read and `\E` was not.
  var isQuoting = false

  init(_ source: [UInt8], dialect: Pattern.Dialect) {
    self.source = source
    self.dialect = dialect
    flags = dialect == .schema ? .unicodeCase : []
    tree = SyntaxTree(capacity: min(source.count + 4, 4096))
  }

  /// Reads the whole pattern and returns the root.
  mutating func parse() throws(PatternError) -> NodeIndex {
    let root = try alternation()
    if position < source.count { throw invalid("a closing parenthesis has no opening one") }
    return root
  }

  /// Reads up to the end or to the parenthesis that closes the group.
  mutating func alternation() throws(PatternError) -> NodeIndex {
    let first = try sequence()
    guard peek() == UInt8(ascii: "|"), !isQuoting else { return first }
    var last = first
    while take("|") {
      let branch = try sequence()
      tree.chain(last, to: branch)
      last = branch
    }
    return tree.add(.alternation(first: first))
  }

  private mutating func sequence() throws(PatternError) -> NodeIndex {
    var first: NodeIndex?
    var last: NodeIndex?
    while let byte = peek() {
      if !isQuoting, byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")") { break }
      guard let atom = try atom() else { continue }
      let item = try quantified(atom)
      if let last { tree.chain(last, to: item) } else { first = item }
      last = item
    }
    guard let first else { return tree.add(.empty) }
    return first == last ? first : tree.add(.sequence(first: first))
  }

  /// Reads one item without its quantifier; nil where there was only a flag, a comment or a quote's end.
  private mutating func atom() throws(PatternError) -> NodeIndex? {
    if isQuoting { return quoted() }
    switch source[position] {
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "["): return tree.add(try characterClass())
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "."):
      position += 1
      return tree.add(anyScalar)
    case UInt8(ascii: "^"):
      position += 1
      return tree.add(.assertion(lineStart))
    case UInt8(ascii: "$"):
      position += 1
      return tree.add(.assertion(lineEnd))
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      throw invalid("a quantifier stands where there is nothing to repeat")
    case UInt8(ascii: "{"):
      if dialect == .java { return try nothingToCount() }
      if isCount(at: position) { throw invalid("a quantifier stands where there is nothing to repeat") }
      return literal(scalar())
    default: return literal(scalar())
    }
  }

  /// Java takes a count that follows no item, or another quantifier, for one of the empty text.
  private mutating func nothingToCount() throws(PatternError) -> NodeIndex? {
    guard isCount(at: position) else { throw invalid("an opening brace is not followed by a count") }
    return tree.add(.empty)
  }

  /// Reads a scalar of a quote and the quote's end after it, so that a quantifier may follow; nil for an empty rest.
  private mutating func quoted() -> NodeIndex? {
    if take("\\E") {
      isQuoting = false
      return nil
    }
    let item = literal(scalar())
    if take("\\E") { isQuoting = false }
    return item
  }

  // MARK: Places and single scalars

  private var lineStart: PlaceAssertion {
    guard flags.contains(.multiline) else { return .textStart }
    if dialect == .schema { return .lineStart }
    return flags.contains(.lineFeedOnly) ? .innerLineStart : .terminatedLineStart
  }

  private var lineEnd: PlaceAssertion {
    let isLineFeedOnly = dialect == .schema || flags.contains(.lineFeedOnly)
    if flags.contains(.multiline) { return isLineFeedOnly ? .lineEnd : .terminatedLineEnd }
    if dialect == .schema { return .textEnd }
    return isLineFeedOnly ? .endOrFinalLineFeed : .endOrFinalTerminator
  }

  private var anyScalar: ScalarSet {
    if flags.contains(.dotAll) { return .everything }
    return dialect == .schema || flags.contains(.lineFeedOnly) ? .anyButLineFeed : .anyButTerminator
  }

  /// The node of one scalar under the flags.
  mutating func literal(_ scalar: UInt32) -> NodeIndex {
    guard flags.contains(.caseless) else { return tree.add(.scalar(scalar)) }
    var builder = ScalarSetBuilder()
    builder.add(scalar, through: scalar)
    return tree.add(builder.build().foldingCase(beyondASCII: flags.contains(.unicodeCase)))
  }

  // MARK: Bytes

  /// The byte here or `distance` further on; nil behind the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < source.count ? source[position + distance] : nil
  }

  /// Goes over `text` if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= source.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where source[position + index] != text.utf8Start[index] { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Goes over one scalar of the pattern, which is not at its end.
  mutating func scalar() -> UInt32 {
    let byte = source[position]
    position += 1
    guard byte >= 0x80 else { return UInt32(byte) }
    var value = UInt32(byte) & (byte >= 0xF0 ? 0x07 : byte >= 0xE0 ? 0x0F : 0x1F)
    while let next = peek(), next & 0xC0 == 0x80 {
      value = value << 6 | UInt32(next & 0x3F)
      position += 1
    }
    return value
  }

  func invalid(_ reason: String, at offset: Int? = nil) -> PatternError {
    PatternError(.invalid, reason, at: offset ?? position)
  }

  func unsupported(_ reason: String, at offset: Int? = nil) -> PatternError {
    PatternError(.unsupported, reason, at: offset ?? position)
  }
}
