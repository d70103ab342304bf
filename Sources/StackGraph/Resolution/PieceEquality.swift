import CloudFormation

// Texts of which parts are not known are compared by what is left of them where their known parts agree.
extension Resolver {
  /// The scenarios in which pieces make a text; nil where that is not told by what they are.
  func equality(_ pieces: [TextPiece], _ text: String) -> Scenario? {
    var rest = pieces[...]
    var bytes = Array(text.utf8)[...]
    if case .text(let head)? = rest.first {
      guard bytes.starts(with: head.utf8) else { return .never }
      bytes.removeFirst(head.utf8.count)
      rest.removeFirst()
    }
    if case .text(let tail)? = rest.last {
      guard bytes.reversed().starts(with: tail.utf8.reversed()) else { return .never }
      bytes.removeLast(tail.utf8.count)
      rest.removeLast()
    }
    if rest.isEmpty { return bytes.isEmpty ? .always : .never }
    guard let ways = Self.ways(of: rest, to: bytes, limit: Self.wayLimit) else {
      return rest.contains(.unknown)
        ? nil : scenario(of: .pieces(Array(rest)), is: String(decoding: bytes, as: UTF8.self))
    }
    if ways.isEmpty { return .never }
    let origins = rest.compactMap(\.origin)
    guard origins.count == ways[0].count else { return nil }
    return space.or(ways.map { way in space.and(zip(origins, way).map { equality($0, $1) }) })
  }

  /// The scenarios in which two lists of pieces make the same text; nil where that is not told by what they are.
  func equality(_ a: [TextPiece], _ b: [TextPiece]) -> Scenario? {
    if a == b, !a.contains(.unknown) { return .always }
    if case .text(let one)? = a.first, case .text(let other)? = b.first, !one.utf8.isStart(of: other.utf8) {
      return .never
    }
    if case .text(let one)? = a.last, case .text(let other)? = b.last,
      !one.utf8.reversed().isStart(of: other.utf8.reversed())
    {
      return .never
    }
    return nil
  }

  /// Where there are more ways to make a text of pieces than these, the pieces are taken for one thing.
  private static var wayLimit: Int { 4 }

  /// The ways in which pieces that begin and end with a hole make a text: what each hole is; nil when they are more
  /// than `limit`.
  private static func ways(of pieces: ArraySlice<TextPiece>, to text: ArraySlice<UInt8>, limit: Int) -> [[String]]? {
    guard case let rest = pieces.dropFirst(), let next = rest.first else {
      return [[String(decoding: text, as: UTF8.self)]]
    }
    var separator: [UInt8] = []
    var after = rest
    if case .text(let known) = next {
      separator = Array(known.utf8)
      after = rest.dropFirst()
    }
    var found: [[String]] = []
    for end in text.startIndex...text.endIndex where text[end...].starts(with: separator) {
      guard let ways = ways(of: after, to: text[(end + separator.count)...], limit: limit) else { return nil }
      // What does not fit here does not fit further on, where less is left.
      if ways.isEmpty { break }
      found += ways.map { [String(decoding: text[..<end], as: UTF8.self)] + $0 }
      if found.count > limit { return nil }
    }
    return found
  }
}

extension Sequence where Element: Equatable {
  /// Whether the one of two sequences begins with the other.
  fileprivate func isStart(of other: some Sequence<Element>) -> Bool {
    zip(self, other).allSatisfy { $0 == $1 }
  }
}
