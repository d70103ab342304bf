extension String {
  /// The parts of the text between the occurrences of a separator that is not empty; empty parts included.
  public func parts(between separator: String) -> [String] {
    let text = Array(utf8)
    let mark = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + mark.count <= text.count {
      if text[index] == mark[0], text[index..<(index + mark.count)].elementsEqual(mark) {
        parts.append(String(decoding: text[start..<index], as: UTF8.self))
        index += mark.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: text[start...], as: UTF8.self))
    return parts
  }

  /// The items of the text as the value of a list parameter: without blanks around them.
  public var commaDelimitedItems: [String] {
    split(at: ",", omittingEmptySubsequences: false).map { item in
      var item = item
      while let first = item.first, first == " " || first == "\t" { item.removeFirst() }
      while let last = item.last, last == " " || last == "\t" { item.removeLast() }
      return String(item)
    }
  }
}

extension StringProtocol {
  /// The parts of an ARN, six if it has all of them: the last one, the resource, may have further colons.
  public var arnParts: [Substring] { split(at: ":", maxSplits: 5, omittingEmptySubsequences: false) }

  /// The parts of the text between the occurrences of an ASCII character. Looks at bytes; to tell characters apart, as
  /// `split(separator:)` does, costs several times as much.
  public func split(
    at separator: Unicode.Scalar, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [Substring] {
    Substring(self).utf8.split(
      separator: UInt8(ascii: separator), maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences
    ).map(Substring.init)
  }
}
