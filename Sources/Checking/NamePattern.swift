/// A shell pattern for one component of a path: `*`, `?`, `[a-z]`, `[!a]`, `[[:digit:]]` and `\` escapes.
struct NamePattern: Sendable {
  private enum Token: Sendable {
    case byte(UInt8)
    case anyByte
    case anyBytes
    case oneOf(ByteSet)
  }

  private let tokens: [Token]
  /// Whether no token is a wildcard.
  private let isLiteral: Bool
  /// The byte a name must begin or end with; most names fail there at once.
  private let firstByte: UInt8?
  private let lastByte: UInt8?

  /// `*`
  static let anything = NamePattern(tokens: [.anyBytes])

  private init(tokens: [Token]) {
    self.tokens = tokens
    func byte(_ token: Token?) -> UInt8? { if case .byte(let byte)? = token { byte } else { nil } }
    isLiteral = tokens.allSatisfy { byte($0) != nil }
    firstByte = byte(tokens.first)
    lastByte = byte(tokens.last)
  }

  /// Reads a pattern; `nil` when a bracket stays open or an escape has nothing to escape.
  init?(_ text: ArraySlice<UInt8>) {
    var tokens: [Token] = []
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"):
        if case .anyBytes? = tokens.last { continue }
        tokens.append(.anyBytes)
      case UInt8(ascii: "?"): tokens.append(.anyByte)
      case UInt8(ascii: "["):
        guard let set = ByteSet(bracket: &rest) else { return nil }
        tokens.append(.oneOf(set))
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        tokens.append(.byte(escaped))
      default: tokens.append(.byte(byte))
      }
    }
    self.init(tokens: tokens)
  }

  /// Whether the pattern means the whole name.
  func matches(_ name: [UInt8]) -> Bool {
    if let firstByte, name.first != firstByte { return false }
    if let lastByte, name.last != lastByte { return false }
    if isLiteral && name.count != tokens.count { return false }
    var token = 0
    var at = 0
    // Going back to the last `*` is enough: what an earlier one could take, the later can too.
    var resume: (token: Int, at: Int)?
    while at < name.count {
      if token < tokens.count {
        if case .anyBytes = tokens[token] {
          token += 1
          resume = (token, at)
          continue
        }
        if Self.matches(tokens[token], name[at]) {
          token += 1
          at += 1
          continue
        }
      }
      guard let (starToken, starAt) = resume else { return false }
      resume = (starToken, starAt + 1)
      (token, at) = (starToken, starAt + 1)
    }
    while token < tokens.count, case .anyBytes = tokens[token] { token += 1 }
    return token == tokens.count
  }

  private static func matches(_ token: Token, _ byte: UInt8) -> Bool {
    switch token {
    case .byte(let wanted): byte == wanted
    case .anyByte, .anyBytes: true
    case .oneOf(let set): set.contains(byte)
    }
  }
}

/// The bytes between brackets in a shell pattern.
private struct ByteSet: Sendable {
  private var members = (UInt128(0), UInt128(0))
  private var isNegated = false

  /// Reads up to the closing bracket, the opening one being read already; `nil` when there is none.
  init?(bracket text: inout ArraySlice<UInt8>) {
    if text.first == UInt8(ascii: "!") || text.first == UInt8(ascii: "^") {
      isNegated = true
      text.removeFirst()
    }
    var isFirst = true
    while var byte = text.popFirst() {
      if byte == UInt8(ascii: "]") && !isFirst { return }
      isFirst = false
      if byte == UInt8(ascii: "["), text.first == UInt8(ascii: ":"), let named = Self.namedClass(&text) {
        for member in UInt8(0)..<128 where named(member) { insert(member) }
        continue
      }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = text.popFirst() else { return nil }
        byte = escaped
      }
      var last = byte
      if text.first == UInt8(ascii: "-"), let end = text.dropFirst().first, end != UInt8(ascii: "]") {
        text.removeFirst(2)
        last = end
        if end == UInt8(ascii: "\\") {
          guard let escaped = text.popFirst() else { return nil }
          last = escaped
        }
      }
      if byte <= last { for member in byte...last { insert(member) } }
    }
    return nil
  }

  func contains(_ byte: UInt8) -> Bool {
    let half = byte < 128 ? members.0 : members.1
    return (half >> UInt128(byte & 127) & 1 == 1) != isNegated
  }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt128(1) << UInt128(byte & 127)
    if byte < 128 { members.0 |= bit } else { members.1 |= bit }
  }

  /// Reads `:digit:]` and the like.
  private static func namedClass(_ text: inout ArraySlice<UInt8>) -> ((UInt8) -> Bool)? {
    let body = text.dropFirst()
    guard let end = body.firstIndex(of: UInt8(ascii: ":")), body.dropFirst(end + 1 - body.startIndex).first == 0x5D
    else { return nil }
    let named: (UInt8) -> Bool
    switch String(decoding: body[..<end], as: UTF8.self) {
    case "digit": named = { (48...57).contains($0) }
    case "lower": named = { (97...122).contains($0) }
    case "upper": named = { (65...90).contains($0) }
    case "alpha": named = { (65...90).contains($0 & 0xDF) }
    case "alnum": named = { (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
    case "xdigit": named = { (48...57).contains($0) || (65...70).contains($0 & 0xDF) }
    case "space": named = { $0 == 32 || (9...13).contains($0) }
    case "blank": named = { $0 == 32 || $0 == 9 }
    case "cntrl": named = { $0 < 32 || $0 == 127 }
    case "print": named = { (32...126).contains($0) }
    case "graph": named = { (33...126).contains($0) }
    case "punct":
      named = { (33...126).contains($0) && !((48...57).contains($0) || (65...90).contains($0 & 0xDF)) }
    default: return nil
    }
    text = text[(end + 2)...]
    return named
  }
}
