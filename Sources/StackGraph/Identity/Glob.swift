/// A pattern of IAM: `*` stands for any text, `?` for any one character. Upper and lower case are the same, as in the
/// names of actions.
package struct Glob: Sendable {
  private let pattern: [UInt8]

  /// Makes the pattern written as `text`.
  package init(_ text: String) { pattern = text.utf8.map(\.inLowerCase) }

  /// Whether the pattern matches the whole of a text. Takes no longer than the product of both lengths.
  package func matches(_ text: String) -> Bool {
    let bytes = text.utf8.map(\.inLowerCase)
    var index = 0
    var position = 0
    // Where to go on when what follows the last star does not fit: only the last star ever needs to take more.
    var star: (pattern: Int, text: Int)?
    while position < bytes.count {
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        star = (index, position)
        index += 1
      } else if index < pattern.count, pattern[index] == UInt8(ascii: "?") || pattern[index] == bytes[position] {
        index += 1
        position += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        index = last.pattern + 1
        position = last.text + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension UInt8 {
  fileprivate var inLowerCase: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
