import CloudFormation

/// A pattern of texts of which two can be held against each other: whether any text is like both.
package struct TextPattern: Hashable, Sendable {
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// Any one character.
    case one
    /// Any text.
    case many
    /// Any text without slash and colon: a name, an account, a region.
    case name
    /// One text that is not known.
    case hole

    func takes(_ byte: UInt8) -> Bool {
      switch self {
      case .byte(let own): own == byte
      case .one, .many, .hole: true
      case .name: byte != UInt8(ascii: "/") && byte != UInt8(ascii: ":")
      }
    }

    /// Whether it takes whatever another takes, character by character.
    func takesAll(of other: Token) -> Bool {
      switch (self, other) {
      case (.hole, _), (.name, _): false
      case (.many, _), (.one, .one): true
      case (_, .byte(let byte)): takes(byte)
      default: false
      }
    }

    var isRepeated: Bool { self == .many || self == .name || self == .hole }
  }

  private(set) var tokens: [Token] = []

  /// A pattern of nothing but the empty text.
  package init() {}

  /// The pattern IAM reads in a text: `*`, `?` and variables such as `${aws:username}`.
  package init(_ text: String) { append(text) }

  /// Adds what IAM reads in a text.
  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0[...]) }
  }

  /// Adds what IAM reads in the bytes of a text.
  package mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): appendAny()
      case UInt8(ascii: "?"): tokens.append(.one)
      case UInt8(ascii: "$") where rest.first == UInt8(ascii: "{"):
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
          tokens.append(.byte(byte))
          continue
        }
        rest = rest[(end + 1)...]
        appendHole()
      default: tokens.append(.byte(byte))
      }
    }
  }

  mutating func appendToken(_ token: Token) { tokens.append(token) }

  /// Adds a part that can be anything.
  package mutating func appendAny() {
    if tokens.last != .many { tokens.append(.many) }
  }

  /// Adds a part that is one text, which is not known.
  package mutating func appendHole() {
    if tokens.last?.isRepeated != true || tokens.last == .name { tokens.append(.hole) }
  }

  /// Adds a part that can be anything without slash and colon.
  package mutating func appendName() {
    if tokens.last?.isRepeated != true { tokens.append(.name) }
  }

  /// The five parts an ARN has before its resource, and the resource; nil for a pattern with fewer colons.
  package var segments: [TextPattern]? {
    var segments = [TextPattern()]
    for token in tokens {
      if token == .byte(UInt8(ascii: ":")), segments.count < 6 {
        segments.append(TextPattern())
      } else {
        segments[segments.count - 1].tokens.append(token)
      }
    }
    return segments.count == 6 ? segments : nil
  }

  /// Whether it matches every text.
  package var isAnything: Bool { !tokens.isEmpty && tokens.allSatisfy { $0 == .many } }

  /// The pattern with any text where one is that is not known.
  package var atMost: TextPattern {
    var result = TextPattern()
    for token in tokens { if token == .hole { result.appendAny() } else { result.appendToken(token) } }
    return result
  }

  /// Whether it is one text and no other.
  package var isLiteral: Bool { tokens.allSatisfy { if case .byte = $0 { true } else { false } } }

  /// Whether the pattern has a part that stands for any text.
  package var hasWildcard: Bool { tokens.contains(.many) }

  /// Whether the pattern has a part that is, or stands for, any text.
  package var isOpen: Bool { tokens.contains { $0 == .many || $0 == .hole } }

  /// Whether it is the resource of an ARN with a type and any name, such as `table/*`.
  package var isAnyOfType: Bool {
    guard let wildcard = tokens.firstIndex(of: .many), tokens.last == .many else { return false }
    let separators: [Token] = [.byte(UInt8(ascii: "/")), .byte(UInt8(ascii: ":"))]
    return tokens[..<wildcard].firstIndex(where: separators.contains).map { $0 == wildcard - 1 } ?? (wildcard == 0)
  }

  /// Whether it is an ARN with too few parts, whatever its wildcards stand for.
  package var isShortARN: Bool {
    guard segments == nil, tokens.starts(with: TextPattern("arn:").tokens) else { return false }
    let colon = Token.byte(UInt8(ascii: ":"))
    guard let last = tokens.lastIndex(of: colon) else { return false }
    let isKnown = tokens[..<last].allSatisfy { if case .byte = $0 { true } else { false } }
    guard isKnown, last + 1 < tokens.count, case .byte = tokens[last + 1] else { return false }
    return true
  }

  /// Whether some text is like both patterns: the product of two automata, walked from its end. Takes no longer than
  /// the product of both lengths.
  package func intersects(_ other: TextPattern) -> Bool {
    // Most patterns differ before the first of their wildcards.
    var start = 0
    while start < tokens.count, start < other.tokens.count,
      case .byte(let own) = tokens[start], case .byte(let its) = other.tokens[start]
    {
      if own != its { return false }
      start += 1
    }
    let mine = tokens[start...]
    let theirs = Array(other.tokens[start...])
    // What can be reached from the token after the current one of `mine`, for each of `theirs`.
    var next = [Bool](repeating: false, count: theirs.count + 1)
    next[theirs.count] = true
    for index in theirs.indices.reversed() { next[index] = next[index + 1] && theirs[index].isRepeated }
    for token in mine.reversed() {
      var row = [Bool](repeating: false, count: theirs.count + 1)
      row[theirs.count] = token.isRepeated && next[theirs.count]
      for index in theirs.indices.reversed() {
        row[index] = Self.meet(token, theirs[index], below: next[index], right: row[index + 1], both: next[index + 1])
      }
      next = row
    }
    return next[0]
  }

  /// Whether every text like the other pattern is like this one: its tokens are taken one by one, and `*` takes one more
  /// of them whenever what follows does not fit.
  package func contains(_ other: TextPattern) -> Bool {
    var (mine, its) = (0, 0)
    var lastAny: (next: Int, its: Int)?
    while mine < tokens.count || its < other.tokens.count {
      if mine < tokens.count {
        let token = tokens[mine]
        if token == .many {
          mine += 1
          if mine == tokens.count { return true }
          lastAny = (mine, its)
          continue
        }
        // Of a text that is not known nothing is known to be like it but the empty one.
        if token.isRepeated {
          mine += 1
          continue
        }
        if its < other.tokens.count, token.takesAll(of: other.tokens[its]) {
          mine += 1
          its += 1
          continue
        }
      }
      guard let any = lastAny, any.its < other.tokens.count else { return false }
      lastAny = (any.next, any.its + 1)
      (mine, its) = (any.next, any.its + 1)
    }
    return true
  }

  private static func meet(_ a: Token, _ b: Token, below: Bool, right: Bool, both: Bool) -> Bool {
    switch (a.isRepeated, b.isRepeated) {
    case (true, true): below || right
    case (true, false): below || (right && shareCharacter(a, b))
    case (false, true): right || (below && shareCharacter(b, a))
    case (false, false): both && shareCharacter(a, b)
    }
  }

  private static func shareCharacter(_ wild: Token, _ token: Token) -> Bool {
    if case .byte(let byte) = token { return wild.takes(byte) }
    if case .byte(let byte) = wild { return token.takes(byte) }
    return true
  }
}
