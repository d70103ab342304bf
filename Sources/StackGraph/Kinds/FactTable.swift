/// Lines of text sorted by their first word, read where they stand: nothing is built before it is asked for.
struct FactTable: Sendable {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// The further words of each line that begins with a word, in order.
  func lines(for key: String) -> [[String]] {
    text.withUTF8Buffer { bytes in
      var key = key
      return key.withUTF8 { key in
        var lines: [[String]] = []
        var start = firstLine(notBefore: key, in: bytes)
        while start < bytes.count {
          let end = endOfLine(from: start, in: bytes)
          guard order(ofLineAt: start, in: bytes, to: key) == 0 else { break }
          let words = bytes[min(start + key.count + 1, end)..<end].split(separator: UInt8(ascii: " "))
          lines.append(words.map { String(decoding: $0, as: UTF8.self) })
          start = end + 1
        }
        return lines
      }
    }
  }

  /// All lines, in order.
  var allLines: [Substring] {
    text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split(at: "\n")
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private func endOfLine(from start: Int, in bytes: Bytes) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private func firstLine(notBefore key: Bytes, in bytes: Bytes) -> Int {
    // Both bounds are starts of lines, or the end.
    var low = 0
    var high = bytes.count
    while low < high {
      var start = (low + high) / 2
      while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      if order(ofLineAt: start, in: bytes, to: key) < 0 {
        low = endOfLine(from: start, in: bytes) + 1
      } else {
        high = start
      }
    }
    return low
  }

  /// Negative when the first word of the line is before `key`, 0 when it is `key`.
  private func order(ofLineAt start: Int, in bytes: Bytes, to key: Bytes) -> Int {
    var index = 0
    while start + index < bytes.count, bytes[start + index] > UInt8(ascii: " ") {
      guard index < key.count else { return 1 }
      let byte = bytes[start + index]
      if byte != key[index] { return byte < key[index] ? -1 : 1 }
      index += 1
    }
    return index < key.count ? -1 : 0
  }
}

extension String {
  /// The parts between the occurrences of an ASCII character, found by bytes.
  func parts(between separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0)) }
  }

  /// What stands before and after the first occurrence of an ASCII character; nil where there is none.
  func divided(at separator: Unicode.Scalar) -> (before: String, after: String)? {
    guard let index = utf8.firstIndex(of: UInt8(ascii: separator)) else { return nil }
    return (String(self[..<index]), String(self[utf8.index(after: index)...]))
  }
}
