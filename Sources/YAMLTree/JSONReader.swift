import SourceText

/// Reads JSON (RFC 8259) into a tree. Goes on after a fault that has one plain remedy, such as a missing comma, and
/// stops at any other; what is open then is closed.
struct JSONReader {
  /// The tree so far.
  private(set) var builder: TreeBuilder
  /// Whether the text is no JSON.
  private(set) var isFaulty = false
  /// Whether reading stopped before the end.
  private(set) var isCutShort = false
  /// Whether the first key is a string.
  private(set) var hasQuotedKeys = true
  private var lacksOnlyCommas = true
  private var faultsLeft = 20
  /// Whether the last string had no end, so that the comma after it is missing too.
  private var isCommaSwallowed = false
  private var position = 0
  private let bytes: UnsafeBufferPointer<UInt8>

  /// What reading a JSON text yields.
  struct Result {
    /// The tree.
    let builder: TreeBuilder
    /// Whether the text is no JSON.
    let isFaulty: Bool
    /// Whether reading stopped before the end.
    let isCutShort: Bool
    /// Whether the first key, if any, is a string.
    let hasQuotedKeys: Bool
    /// Whether the text is JSON but for missing commas, which YAML would read as long scalars.
    let isMissingCommaOnly: Bool
  }

  /// Reads a text.
  static func read(_ text: [UInt8]) -> Result {
    text.withUnsafeBufferPointer { bytes in
      var reader = JSONReader(builder: TreeBuilder(text), bytes: bytes)
      reader.document()
      reader.builder.endDocument()
      return Result(
        builder: reader.builder, isFaulty: reader.isFaulty, isCutShort: reader.isCutShort,
        hasQuotedKeys: reader.hasQuotedKeys, isMissingCommaOnly: reader.isFaulty && reader.lacksOnlyCommas)
    }
  }

  private init(builder: TreeBuilder, bytes: UnsafeBufferPointer<UInt8>) {
    self.builder = builder
    self.bytes = bytes
  }

  private mutating func document() {
    skipSpace()
    value()
    while !isCutShort, let frame = builder.open.last {
      if isInArray { element(isFirst: frame.count == 0) } else { member(isFirst: frame.count == 0) }
    }
    guard !isCutShort else { return }
    skipSpace()
    if position < bytes.count { stop(.textAfterEnd) }
  }

  private mutating func member(isFirst: Bool) {
    guard separator(isFirst: isFirst, closing: UInt8(ascii: "}"), unclosed: .unclosedObject) else { return }
    if isFirst, builder.open.count == 1 { hasQuotedKeys = current == UInt8(ascii: "\"") }
    switch current {
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "'"): word()
    case let byte? where byte.isWord: word()
    default: return stop(.expectedKey)
    }
    skipSpace()
    if current == UInt8(ascii: ":") {
      position += 1
      skipSpace()
    } else {
      guard let byte = current, startsValue(byte) else { return stop(.expectedColon) }
      fault(.expectedColon, at: Span(position, position))
    }
    value()
  }

  private mutating func element(isFirst: Bool) {
    if separator(isFirst: isFirst, closing: UInt8(ascii: "]"), unclosed: .unclosedArray) { value() }
  }

  /// Reads what stands before a member or element. False when there is none, because the collection ends.
  private mutating func separator(
    isFirst: Bool, closing: UInt8, unclosed: SyntaxProblem.JSONFault
  ) -> Bool {
    let isForgiven = isCommaSwallowed
    isCommaSwallowed = false
    let previous = position
    skipSpace()
    if !isFirst, current == UInt8(ascii: ",") {
      let comma = position
      position += 1
      skipSpace()
      if current == closing { fault(.trailingComma, at: Span(comma, comma + 1)) }
    } else if !isFirst, let byte = current, byte != closing {
      guard startsValue(byte), !isForgiven || byte == UInt8(ascii: "\"") else {
        if isForgiven { isCutShort = true } else { stopUnclosed(unclosed) }
        return false
      }
      if !isForgiven { fault(.missingComma, at: Span(previous, previous)) }
    }
    guard let byte = current else {
      stopUnclosed(unclosed)
      return false
    }
    guard byte == closing else { return true }
    position += 1
    builder.close(at: Int32(position))
    return false
  }

  private mutating func value() {
    switch current {
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "{"): open(.mapping)
    case UInt8(ascii: "["): open(.sequence)
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): number()
    case UInt8(ascii: "}") where isInArray: stopUnclosed(.unclosedArray)
    case UInt8(ascii: "]") where !isInArray: stopUnclosed(.unclosedObject)
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      fault(.expectedValue, at: Span(position, position + 1))
      builder.scalar(.plain, at: Span(position, position), text: Span(position, position))
    case let byte? where startsValue(byte): word()
    default: stop(.expectedValue)
    }
  }

  private mutating func open(_ kind: Node.Kind) {
    if builder.open(kind, .flow, at: Int32(position)) {
      position += 1
    } else {
      isFaulty = true
      isCutShort = true
      lacksOnlyCommas = false
    }
  }

  /// Reads `true`, `false` or `null`, or what stands in the place of a value or key instead.
  private mutating func word() {
    let start = position
    if bytes[position] == UInt8(ascii: "'") {
      position += 1
      while let byte = current, byte != UInt8(ascii: "'"), !byte.isBreak { position += 1 }
      let end = position
      if current == UInt8(ascii: "'") { position += 1 }
      fault(.bareWord, at: Span(start, position))
      return builder.scalar(.singleQuoted, at: Span(start, position), text: Span(start + 1, end))
    }
    while let byte = current, !Self.endsWord(byte) { position += 1 }
    let word = bytes[start..<position]
    let isLiteral =
      word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) || word.elementsEqual("null".utf8)
    let isKey = builder.open.last.map { !isInArray && $0.count % 2 == 0 } ?? false
    if !isLiteral || isKey { fault(.bareWord, at: Span(start, position)) }
    builder.scalar(.plain, at: Span(start, position), text: Span(start, position))
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "\""):
      true
    default: byte.isSpace
    }
  }

  private mutating func number() {
    let start = position
    while let byte = current, byte.isWord || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") { position += 1 }
    let span = Span(start, position)
    if !JSONNumber.isValid(bytes[start..<position]) { fault(.invalidNumber, at: span) }
    builder.scalar(.plain, at: span, text: span)
  }

  private mutating func string() {
    var end = position + 1
    while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\") {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return unusualString() }
    builder.scalar(.doubleQuoted, at: Span(position, end + 1), text: Span(position + 1, end))
    position = end + 1
  }

  /// Reads a string with escapes or faults.
  private mutating func unusualString() {
    let string = JSONString(in: bytes, at: position)
    position = string.end
    for (fault, span) in string.faults { self.fault(fault, at: span) }
    for (character, span) in string.controls {
      isFaulty = true
      lacksOnlyCommas = false
      builder.problems.append(SyntaxProblem(.controlCharacter(character), at: span))
    }
    isCommaSwallowed = !string.isTerminated
    let span = Span(string.start, string.end)
    if let decoded = string.decoded {
      decoded.withUnsafeBufferPointer {
        builder.scalar(.doubleQuoted, at: span, decoded: $0, pieces: string.pieces)
      }
    } else {
      let inner = Span(string.start + 1, string.end - (string.isTerminated ? 1 : 0))
      builder.scalar(.doubleQuoted, at: span, text: inner)
    }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var isInArray: Bool { builder.open.last.map { builder.records[Int($0.id)].kind == .sequence } ?? false }

  private func startsValue(_ byte: UInt8) -> Bool { byte.isWord || byte >= 0x80 || "\"'{[+.$".utf8.contains(byte) }

  /// Skips white space, and comments as a fault.
  private mutating func skipSpace() {
    while true {
      var place = position
      while place < bytes.count, bytes[place].isSpace { place += 1 }
      position = place
      guard let byte = current else { return }
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") {
        let start = position
        let isBlock = bytes[start...].starts(with: "/*".utf8)
        guard byte == UInt8(ascii: "#") || isBlock || bytes[start...].starts(with: "//".utf8) else { return }
        if isBlock { skipBlockComment() } else { while let byte = current, !byte.isBreak { position += 1 } }
        fault(.comment, at: Span(start, position))
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() {
    position += 2
    while position < bytes.count, !bytes[position...].starts(with: "*/".utf8) { position += 1 }
    position = min(position + 2, bytes.count)
  }

  private mutating func fault(_ fault: SyntaxProblem.JSONFault, at span: Span, related: Span? = nil) {
    isFaulty = true
    switch fault {
    case .missingComma, .expectedColon: break
    default: lacksOnlyCommas = false
    }
    builder.problems.append(SyntaxProblem(.invalidJSON(fault), at: span, related: related))
    faultsLeft -= 1
    if faultsLeft == 0 { isCutShort = true }
  }

  private mutating func stop(_ fault: SyntaxProblem.JSONFault, related: Span? = nil) {
    var end = min(position + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    self.fault(fault, at: Span(position, end), related: related)
    isCutShort = true
  }

  private mutating func stopUnclosed(_ unclosed: SyntaxProblem.JSONFault) {
    let start = builder.open.last.map { builder.records[Int($0.id)].start } ?? 0
    stop(unclosed, related: Span(start, start + 1))
  }
}
