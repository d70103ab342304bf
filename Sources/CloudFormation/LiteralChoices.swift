/// Reads patterns that are nothing but a choice between texts, such as `^(true|false)$`.
struct LiteralChoices {
  private var rest: Substring.UTF8View

  /// More texts than these are not worth telling apart.
  private static let limit = 32

  /// The texts that a pattern, held against whole texts, matches; nil when it is more than a choice between some.
  static func texts(of pattern: String) -> [String]? {
    var reader = LiteralChoices(rest: pattern[...].utf8)
    guard let texts = reader.alternatives(), reader.rest.isEmpty else { return nil }
    var seen: Set<[UInt8]> = []
    return texts.filter { seen.insert($0).inserted }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The texts of alternatives up to the end or a closing parenthesis.
  private mutating func alternatives() -> [[UInt8]]? {
    var found: [[UInt8]] = []
    repeat {
      guard let texts = sequence() else { return nil }
      found += texts
      if found.count > Self.limit { return nil }
    } while take("|")
    return found
  }

  private mutating func sequence() -> [[UInt8]]? {
    var found: [[UInt8]] = [[]]
    // Anchors say nothing new where they stand first and last.
    _ = take("^")
    while let next = rest.first, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
      if next == UInt8(ascii: "$") {
        rest.removeFirst()
        guard rest.isEmpty || rest.first == UInt8(ascii: "|") || rest.first == UInt8(ascii: ")") else { return nil }
        break
      }
      guard var choices = element() else { return nil }
      if take("?") { choices.append([]) }
      found = found.flatMap { head in choices.map { head + $0 } }
      if found.count > Self.limit { return nil }
    }
    return found
  }

  private mutating func element() -> [[UInt8]]? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "("):
      if take("?") { guard take(":") else { return nil } }
      guard let inner = alternatives(), take(")") else { return nil }
      return isQuantified ? nil : inner
    case UInt8(ascii: "\\"):
      // What is escaped and no letter or digit stands for itself.
      guard let escaped = rest.popFirst(), escaped < 0x80, !escaped.isWord, !isQuantified else { return nil }
      return [[escaped]]
    case _ where byte < 0x80 && ".[]{}*+?^".utf8.contains(byte): return nil
    case _ where byte >= 0x80: return nil
    default: return isQuantified ? nil : [[byte]]
    }
  }

  /// Whether a quantifier but `?` follows, or one on top of it.
  private var isQuantified: Bool {
    guard let next = rest.first else { return false }
    if "*+{".utf8.contains(next) { return true }
    return next == UInt8(ascii: "?") && rest.dropFirst().first.map { "*+?{".utf8.contains($0) } == true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }
}

extension UInt8 {
  fileprivate var isWord: Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= self || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
  }
}
